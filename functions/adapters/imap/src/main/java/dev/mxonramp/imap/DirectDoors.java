package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Opens two mailboxes for whoever owns both, each with its user's own login, wherever they are: the addresses are the
 * choice of the person who runs this, so that no egress policy applies. Without protection only on loopback.
 */
public final class DirectDoors implements Doors {
    /** One side. */
    public record Account(ImapServer server, String user, String password) {
        @Override
        public String toString() {
            return user + " at " + server;
        }

        /** Whatever the names and whichever of the usual ports: what is copied into itself grows for ever. */
        private boolean isThatOf(Account other) {
            return user.equalsIgnoreCase(other.user)
                    && (server.port() == other.server.port() || (usualPort() && other.usualPort()))
                    && (server.host().equalsIgnoreCase(other.server.host())
                            || addresses().stream().anyMatch(other.addresses()::contains));
        }

        private boolean usualPort() {
            return server.port() == IMAP || server.port() == IMAPS;
        }

        private List<InetAddress> addresses() {
            try {
                return List.of(InetAddress.getAllByName(server.host()));
            } catch (UnknownHostException e) {
                // Whoever opens it says so.
                return List.of();
            }
        }
    }

    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    private final Account source;
    private final Account target;
    private final ConnectionLimits limits;
    private final Line.Lines lines;
    private final Stalls stalls = new Stalls();

    /**
     * @param compression of both sides' connections
     * @throws SourceRefused if both are the same mailbox, by user, address and port
     */
    public DirectDoors(Account source, Account target, ConnectionLimits limits, Compression compression) {
        if (source.isThatOf(target)) {
            throw new SourceRefused("Both sides are the same mailbox, " + source + ".");
        }
        this.source = source;
        this.target = target;
        this.limits = limits;
        this.lines = new Line.Lines(compression);
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return limits;
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return new ImapReader(open(source));
    }

    @Override
    public MailboxReader candidate(Source candidate, String password, Trial trial) {
        throw new UnsupportedOperationException("both mailboxes are chosen from the start");
    }

    /** Whoever has the password may fill the mailbox. */
    @Override
    public void admit(MailboxKey mailbox) {
        // Nobody else is asked.
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return new ImapWriter(open(target), stalls);
    }

    private ImapConnection open(Account account) {
        ImapServer server = account.server();
        InetAddress address = address(server);
        return new ImapOpener(address.isLoopbackAddress(), Timeouts.WORKER, lines).open(server, address,
                new ImapLogin.Password(account.user(), account.password()));
    }

    private static InetAddress address(ImapServer server) {
        try {
            return InetAddress.getByName(server.host());
        } catch (UnknownHostException e) {
            throw new TransientFailure("The name " + server.host() + " has no address at the moment.", e);
        }
    }

    /** Whether a name leads to this machine alone, so that a connection without protection shows nothing to anybody. */
    public static boolean isLoopback(String host) {
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (!each.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** How a server is connected to by a URL of the scheme {@code imap}: never without protection beyond loopback. */
    public static Security clearTextSecurity(String host, boolean insecureLoopback) {
        return insecureLoopback && isLoopback(host) ? Security.PLAIN : Security.STARTTLS;
    }
}
