package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.testkit.time.TurnedClock;

final class InMemoryLeaseStoreTest implements LeaseStoreContract {
    @Override
    public LeaseStore store(TurnedClock clock) {
        return new InMemoryLeaseStore(clock);
    }
}
