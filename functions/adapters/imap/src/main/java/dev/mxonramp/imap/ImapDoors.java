package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.name.MailAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Opens old mailboxes within our rules, and new ones through the mail host's door for administrators. */
public final class ImapDoors {
    /**
     * The mail host's IMAP door.
     *
     * @param server where
     * @param admin who may log in in everybody's place
     * @param password the administrator's
     */
    public record AdminDoor(ImapServer server, String admin, String password) {
        @Override
        public String toString() {
            return "AdminDoor[" + server + "]";
        }
    }

    private final AdminDoor door;
    private final Reachable reachable;
    private final ImapOpener opener;
    private final ImapOpener targetOpener;
    private final Stalls stalls = new Stalls();

    /**
     * @param door the new side
     * @param allowLoopback whether sources on this machine, at any port and without protection, are allowed
     */
    public ImapDoors(AdminDoor door, boolean allowLoopback) {
        this(door, allowLoopback, Timeouts.WORKER);
    }

    /** As {@link #ImapDoors(AdminDoor, boolean)}, where both sides may take only so long. */
    public ImapDoors(AdminDoor door, boolean allowLoopback, Timeouts timeouts) {
        this.door = door;
        this.reachable = new Reachable(allowLoopback);
        var lines = new Line.Lines(Compression.AUTO);
        this.opener = new ImapOpener(allowLoopback, timeouts, lines);
        this.targetOpener = new ImapOpener(true, timeouts, lines);
    }

    /** An old mailbox by its password. */
    public MailboxReader source(ImapServer server, String user, String password) {
        return source(server, new ImapLogin.Password(user, password));
    }

    /** An old mailbox; {@link SourceRefused} with a sentence for its owner where it does not open. */
    public MailboxReader source(ImapServer server, ImapLogin login) {
        InetAddress address = reachable.address(server);
        // One machine may run several servers on loopback; elsewhere one address is one provider.
        boolean samePort = server.port() == door.server().port();
        if ((samePort || !address.isLoopbackAddress()) && targets().contains(address)) {
            throw loop(server);
        }
        return new ImapReader(opener.open(server, address, login));
    }

    /** A new mailbox. */
    public MailboxWriter target(MailAddress mailbox) {
        ImapServer server = door.server();
        var login = new ImapLogin.InPlaceOf(mailbox.toString(), door.admin(), door.password());
        try {
            return new ImapWriter(targetOpener.open(server, targets().getFirst(), login), stalls);
        } catch (SourceRefused e) {
            throw new PermanentFailure("The new server does not let the migration into " + mailbox
                    + ". Tell the operator: the administration login of the mail host needs to be looked at.", e);
        }
    }

    private List<InetAddress> targets() {
        try {
            return List.of(InetAddress.getAllByName(door.server().host()));
        } catch (UnknownHostException e) {
            throw new TransientFailure("The new mail server's name has no address at the moment.", e);
        }
    }

    private static SourceRefused loop(ImapServer server) {
        return new SourceRefused("The name " + server.host() + " leads to our own mail server, not to the old one. "
                + "Give the old provider's own server name, or its address.");
    }
}
