package dev.mxonramp.domain.client;

import dev.mxonramp.domain.name.DomainName;

/**
 * What every mail client of this deployment is told. Both servers speak TLS from the first octet (RFC 8314 3), and the
 * user name is the whole address.
 *
 * @param brand name of the provider, 1 to 60 characters
 * @param imap where mail is read
 * @param smtp where mail is submitted
 */
public record ClientSettings(String brand, Server imap, Server smtp) {
    /** A server with implicit TLS. */
    public record Server(DomainName host, int port) {
        public Server {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("no such port: " + port);
            }
        }
    }
}
