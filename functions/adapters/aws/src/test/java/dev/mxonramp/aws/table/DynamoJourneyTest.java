package dev.mxonramp.aws.table;

import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.testkit.claim.ClaimStoreContract;
import dev.mxonramp.testkit.claim.OwnerStoreContract;
import dev.mxonramp.testkit.journey.CheckGateContract;
import dev.mxonramp.testkit.journey.EvidenceStoreContract;
import dev.mxonramp.testkit.journey.TaskTokenStoreContract;
import dev.mxonramp.testkit.mailbox.MailboxStoreContract;
import dev.mxonramp.testkit.mailbox.PasswordLinksContract;
import dev.mxonramp.testkit.mailbox.TenantStoreContract;
import dev.mxonramp.testkit.migration.SourceStoreContract;
import dev.mxonramp.testkit.secret.InMemoryVault;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.time.TurnedClock;
import dev.mxonramp.testkit.watch.WatchStoreContract;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The contracts of the journey's stores, held by the table. */
class DynamoJourneyTest {
    private final TurnedClock clock = new TurnedClock();
    private final InMemoryVault vault = new InMemoryVault();
    private LocalTable local;
    private Table table;

    @BeforeEach
    void createTable() {
        local = LocalTable.create();
        table = new Table(local.client(), local.name());
    }

    @AfterEach
    void dropTable() {
        local.close();
    }

    @Nested
    final class ChosenPasswords implements PasswordLinksContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public PasswordLinks links() {
            return new DynamoPasswordLinks(table, clock);
        }
    }

    @Nested
    final class Claims implements ClaimStoreContract {
        @Override
        public ClaimStore claims() {
            return new DynamoClaimStore(table);
        }

        @Override
        public WatchStore watches() {
            return new DynamoWatchStore(table);
        }
    }

    @Nested
    final class Owners implements OwnerStoreContract {
        @Override
        public OwnerStore owners() {
            return new DynamoOwnerStore(table);
        }
    }

    @Nested
    final class Tenants implements TenantStoreContract {
        @Override
        public TenantStore tenants() {
            return new DynamoTenantStore(table);
        }
    }

    @Nested
    final class Watches implements WatchStoreContract {
        @Override
        public WatchStore watches() {
            return new DynamoWatchStore(table);
        }
    }

    @Nested
    final class Tokens implements TaskTokenStoreContract {
        @Override
        public TaskTokenStore tokens() {
            return new DynamoTaskTokenStore(table, vault, clock);
        }
    }

    @Nested
    final class Gate implements CheckGateContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public CheckGate gate() {
            return new DynamoCheckGate(table, clock);
        }
    }

    @Nested
    final class Evidence implements EvidenceStoreContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public EvidenceStore evidence() {
            return new DynamoEvidenceStore(table, clock);
        }
    }

    @Nested
    final class Mailboxes implements MailboxStoreContract {
        @Override
        public MailboxStore mailboxes() {
            return new DynamoMailboxStore(table);
        }
    }

    @Nested
    final class Sources implements SourceStoreContract {
        private final Random random = new Random(1);

        @Override
        public SourceStore sources() {
            return new DynamoSourceStore(table, random);
        }
    }
}
