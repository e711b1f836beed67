package dev.mxonramp.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.mxonramp.testkit.imap.ImapFixture;
import dev.mxonramp.testkit.migration.FolderCreationContract;
import dev.mxonramp.testkit.migration.MailboxFixture;
import dev.mxonramp.testkit.migration.MailboxReaderContract;
import dev.mxonramp.testkit.migration.MailboxWriterContract;
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
        SERVER.setUser(user, user, Side.PASSWORD);
        int port = SERVER.getImap().getPort();
        return new ImapFixture(port, user, Side.PASSWORD, '.', () -> new ImapReader(Side.connection(port, user)),
                () -> new ImapWriter(Side.connection(port, user)));
    }
}
