package dev.mxonramp.local.mail;

import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.mailhost.JamesMailHost;
import dev.mxonramp.testkit.imap.ImapFixture;
import dev.mxonramp.testkit.migration.FolderCreationContract;
import dev.mxonramp.testkit.migration.MailboxFixture;
import dev.mxonramp.testkit.migration.MailboxReaderContract;
import dev.mxonramp.testkit.migration.MailboxWriterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The mailbox contracts against a real James, through the administrator's door; each test has a mailbox of its own. */
class JamesMailboxIT implements MailboxReaderContract, MailboxWriterContract, FolderCreationContract {
    private static final Path HOME = Path.of(System.getProperty("onramp.root"), "local", "target", "james");
    private static final DomainName DOMAIN = new DomainName("acme.test");
    private static final String PASSWORD = "the owner's own";

    @TempDir
    private static Path work;

    private static JamesProcess james;
    private static JamesMailHost host;
    private static int mailboxes;

    @BeforeAll
    static void boot() {
        james = JamesProcess.start(HOME, work);
        host = new JamesMailHost(james.webAdmin(), () -> james.administration().token());
        done(host.addDomain(DOMAIN));
    }

    @AfterAll
    static void stop() {
        james.close();
    }

    private static void done(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError(outcome);
        }
    }

    @Override
    public MailboxFixture mailbox() {
        var address = new MailAddress("m" + ++mailboxes, DOMAIN);
        done(host.createMailbox(address, PASSWORD));
        int port = james.imap().getPort();
        return new ImapFixture(port, address.toString(), PASSWORD, '.', () -> reader(address, port),
                () -> doors(port).target(address));
    }

    /** As an old server: with doors whose new side is elsewhere, since nobody migrates from our own server. */
    private static MailboxReader reader(MailAddress address, int port) {
        return doors(1).source(new ImapServer("localhost", port, Security.PLAIN), address.toString(), PASSWORD);
    }

    private static ImapDoors doors(int port) {
        return new ImapDoors(new ImapDoors.AdminDoor(new ImapServer("localhost", port, Security.PLAIN),
                james.administration().imapUser(), james.administration().imapPassword()), true);
    }
}
