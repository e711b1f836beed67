package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.Source.Security;

/**
 * Where an IMAP server is.
 *
 * @param host its name or address
 * @param port of it
 * @param security how the connection is protected
 */
public record ImapServer(String host, int port, Security security) {
    public ImapServer {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an IMAP server has a host and a port from 1 to 65535");
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
