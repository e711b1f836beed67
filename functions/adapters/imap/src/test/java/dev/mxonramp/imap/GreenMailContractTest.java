package dev.mxonramp.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.testkit.imap.ImapFixture;
import dev.mxonramp.testkit.migration.FolderCreationContract;
import dev.mxonramp.testkit.migration.MailboxFixture;
import dev.mxonramp.testkit.migration.MailboxReaderContract;
import dev.mxonramp.testkit.migration.MailboxWriterContract;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts against GreenMail over a real socket; each test has a mailbox of its own. */
final class GreenMailContractTest implements MailboxReaderContract, MailboxWriterContract, FolderCreationContract {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static int users;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Override
    public MailboxFixture mailbox() {
        String user = "user" + ++users + "@acme.test";
        SERVER.setUser(user, user, "secret");
        int port = SERVER.getImap().getPort();
        return new ImapFixture(port, user, "secret", '.', () -> new ImapReader(connection(port, user)),
                () -> new ImapWriter(connection(port, user)));
    }

    private static ImapConnection connection(int port, String user) {
        return new ImapOpener(true).open(new ImapServer("localhost", port, Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password(user, "secret"));
    }
}
