package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFixture;
import dev.mxonramp.testkit.migration.FolderCreationContract;
import dev.mxonramp.testkit.migration.MailboxFixture;
import dev.mxonramp.testkit.migration.MailboxReaderContract;
import dev.mxonramp.testkit.migration.MailboxWriterContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The server that faults are put into is an honest one without them. */
final class HonestImapContractTest implements MailboxReaderContract, MailboxWriterContract, FolderCreationContract {
    private final List<HonestImap> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(HonestImap::close);
    }

    @Override
    public MailboxFixture mailbox() {
        var server = new HonestImap();
        servers.add(server);
        return new ImapFixture(server.port(), Side.USER, Side.PASSWORD, '/',
                () -> new ImapReader(Side.connection(server.port(), Side.USER)),
                () -> new ImapWriter(Side.connection(server.port(), Side.USER)));
    }
}
