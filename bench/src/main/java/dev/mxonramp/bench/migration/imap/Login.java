package dev.mxonramp.bench.migration.imap;

/**
 * One mailbox of a server on loopback.
 *
 * @param port of IMAP without TLS
 */
public record Login(int port, String user, String password) {
    /** The same mailbox by another way. */
    public Login by(int otherPort) {
        return new Login(otherPort, user, password);
    }
}
