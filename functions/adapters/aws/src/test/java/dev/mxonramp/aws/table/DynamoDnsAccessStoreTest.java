package dev.mxonramp.aws.table;

import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.zone.DnsAccessStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoDnsAccessStoreTest extends DnsAccessStoreContract {
    private final LocalTable local = LocalTable.create();

    @AfterEach
    void dropTable() {
        local.close();
    }

    @Override
    protected DnsAccessStore store() {
        return new DynamoDnsAccessStore(new Table(local.client(), local.name()));
    }
}
