package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.ledger.LedgerStore;

final class InMemoryLedgerStoreTest implements LedgerStoreContract {
    @Override
    public LedgerStore store() {
        return new InMemoryLedgerStore();
    }
}
