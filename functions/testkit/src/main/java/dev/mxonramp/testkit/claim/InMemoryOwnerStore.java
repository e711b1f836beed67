package dev.mxonramp.testkit.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.fault.Faults;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Proven domains in memory. */
public final class InMemoryOwnerStore implements OwnerStore {
    private final Map<DomainName, Owner> owners = new HashMap<>();
    private final Faults faults;

    public InMemoryOwnerStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryOwnerStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Map<DomainName, Owner> find(Collection<DomainName> names) {
        return faults.call("OwnerStore.find", () -> {
            var found = new HashMap<>(owners);
            found.keySet().retainAll(names);
            return Map.copyOf(found);
        });
    }

    @Override
    public synchronized Taken take(DomainName domain, AccountId account, Instant at) {
        return faults.call("OwnerStore.take", () -> {
            Owner owner = owners.computeIfAbsent(domain, name -> new Owner(name, account, at));
            return owner.account().equals(account) ? new Taken.Yours(owner) : new Taken.HeldBy(owner);
        });
    }

    @Override
    public synchronized Optional<Owner> replace(Owner read, Owner next) {
        return faults.call("OwnerStore.replace", () -> {
            if (!read.equals(owners.get(read.domain()))) {
                return Optional.empty();
            }
            Owner stored = next.stored(read.version() + 1);
            owners.put(read.domain(), stored);
            return Optional.of(stored);
        });
    }

    @Override
    public synchronized void release(DomainName domain, AccountId account) {
        faults.run("OwnerStore.release",
                () -> owners.computeIfPresent(domain, (name, owner) -> owner.account().equals(account) ? null : owner));
    }
}
