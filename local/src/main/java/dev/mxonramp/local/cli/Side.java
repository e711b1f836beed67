package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.imap.DirectDoors;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.local.migrate.Endpoint;

/** One side of a migration with its password; {@code toString} hides that. */
record Side(Endpoint endpoint, String password) {
    DirectDoors.Account account(boolean insecureLoopback) {
        Security security = endpoint.tls()
                ? Security.TLS
                : DirectDoors.clearTextSecurity(endpoint.host(), insecureLoopback);
        return new DirectDoors.Account(new ImapServer(endpoint.host(), endpoint.port(), security), endpoint.user(),
                password);
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
