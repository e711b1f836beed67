package dev.mxonramp.testkit.zone;

import dev.mxonramp.domain.zone.DnsAccessStore;

class InMemoryDnsAccessStoreTest extends DnsAccessStoreContract {
    private final InMemoryDnsAccessStore store = new InMemoryDnsAccessStore();

    @Override
    protected DnsAccessStore store() {
        return store;
    }
}
