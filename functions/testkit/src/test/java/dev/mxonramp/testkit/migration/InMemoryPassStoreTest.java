package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.PassStore;

final class InMemoryPassStoreTest implements PassStoreContract {
    @Override
    public PassStore store() {
        return new InMemoryPassStore();
    }
}
