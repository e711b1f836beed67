package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.dovecot.DovecotSetup.Storage;
import dev.mxonramp.testkit.imap.ImapFixture;
import dev.mxonramp.testkit.migration.FolderCreationContract;
import dev.mxonramp.testkit.migration.MailboxFixture;
import dev.mxonramp.testkit.migration.MailboxReaderContract;
import dev.mxonramp.testkit.migration.MailboxWriterContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contracts against Dovecot, set up in different ways; each test has a mailbox of its own. */
final class DovecotContractIT {
    /** One way to set it up. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contracts
            implements
                MailboxReaderContract,
                MailboxWriterContract,
                FolderCreationContract {
        private final DovecotSetup setup;
        private DovecotServer server;
        private int users;

        Contracts(DovecotSetup setup) {
            this.setup = setup;
        }

        @BeforeAll
        void start() {
            server = DovecotServer.start(setup);
        }

        @AfterAll
        void stop() {
            if (server != null) {
                server.close();
            }
        }

        @Override
        public MailboxFixture mailbox() {
            String user = "user" + ++users + "@acme.test";
            server.user(user, Side.PASSWORD);
            int port = server.port();
            return new ImapFixture(port, user, Side.PASSWORD, setup.prefix(), setup.delimiter(),
                    () -> new ImapReader(connection(port, user)),
                    () -> new ImapWriter(connection(port, user)));
        }

        ImapConnection connection(int port, String user) {
            return Side.connection(port, user);
        }
    }

    @Nested
    final class WithEverything extends Contracts {
        WithEverything() {
            super(DovecotSetup.standard());
        }
    }

    @Nested
    final class WithEverythingCompressed extends Contracts {
        WithEverythingCompressed() {
            super(DovecotSetup.standard());
        }

        @Override
        ImapConnection connection(int port, String user) {
            return compressed(port, user);
        }
    }

    @Nested
    final class WithoutPipelinesCompressed extends Contracts {
        WithoutPipelinesCompressed() {
            super(DovecotSetup.standard().on(Storage.MAILDIR).without("LITERAL+", "MULTIAPPEND", "UIDPLUS"));
        }

        @Override
        ImapConnection connection(int port, String user) {
            return compressed(port, user);
        }
    }

    private static ImapConnection compressed(int port, String user) {
        ImapConnection connection = Side.connection(port, user, Compression.ON);
        assertTrue(connection.compressed());
        return connection;
    }

    @Nested
    final class MaildirBelowTheInbox extends Contracts {
        MaildirBelowTheInbox() {
            super(DovecotSetup.standard().on(Storage.MAILDIR).namespace("INBOX.", '.'));
        }
    }

    @Nested
    final class BelowTheInboxWithoutNamespace extends Contracts {
        BelowTheInboxWithoutNamespace() {
            super(DovecotSetup.standard().namespace("INBOX/", '/').without("NAMESPACE", "CONDSTORE", "QRESYNC"));
        }
    }

    @Nested
    final class WithShortLiteralsAndOneMessageAtATime extends Contracts {
        WithShortLiteralsAndOneMessageAtATime() {
            super(DovecotSetup.standard().on(Storage.MDBOX).with("LITERAL-")
                    .without("LITERAL+", "MULTIAPPEND", "COMPRESS", "LIST-STATUS"));
        }
    }

    @Nested
    final class WithNothing extends Contracts {
        WithNothing() {
            super(DovecotSetup.standard().on(Storage.MAILDIR).bare());
        }
    }
}
