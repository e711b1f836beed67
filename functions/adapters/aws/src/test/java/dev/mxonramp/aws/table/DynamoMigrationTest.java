package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.HostPlaces;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.testkit.migration.HostPlacesContract;
import dev.mxonramp.testkit.migration.LeaseStoreContract;
import dev.mxonramp.testkit.migration.LedgerStoreContract;
import dev.mxonramp.testkit.migration.PassStoreContract;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.time.TurnedClock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The migration's stores in DynamoDB Local. */
final class DynamoMigrationTest {
    private final LocalTable local = LocalTable.create();

    @AfterEach
    void dropTable() {
        local.close();
    }

    private Table table() {
        return new Table(local.client(), local.name());
    }

    @Nested
    final class Ledgers implements LedgerStoreContract {
        @Override
        public LedgerStore store() {
            return new DynamoLedgerStore(table(), new Random(7));
        }
    }

    @Nested
    final class Leases implements LeaseStoreContract {
        @Override
        public LeaseStore store(TurnedClock clock) {
            return new DynamoLeaseStore(table(), clock);
        }
    }

    @Nested
    final class Places implements HostPlacesContract {
        @Override
        public HostPlaces places(TurnedClock clock) {
            return new DynamoHostPlaces(table(), clock);
        }
    }

    @Nested
    final class Passes implements PassStoreContract {
        @Override
        public PassStore store() {
            return new DynamoPassStore(table());
        }
    }
}
