package dev.mxonramp.testkit.mailbox;

import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.fault.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tenants in memory. */
public final class InMemoryTenantStore implements TenantStore {
    private final Map<DomainName, Tenant> tenants = new HashMap<>();
    private final Faults faults;

    public InMemoryTenantStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryTenantStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Optional<Tenant> find(DomainName domain) {
        return faults.call("TenantStore.find", () -> Optional.ofNullable(tenants.get(domain)));
    }

    @Override
    public synchronized boolean replace(@Nullable Tenant read, Tenant next) {
        return faults.call("TenantStore.replace", () -> {
            if (!Objects.equals(read, tenants.get(next.domain()))) {
                return false;
            }
            tenants.put(next.domain(), next);
            return true;
        });
    }
}
