package dev.mxonramp.testkit.zone;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.testkit.fault.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accesses to users' DNS in memory. */
public final class InMemoryDnsAccessStore implements DnsAccessStore {
    private final Map<AccountId, String> externalIds = new HashMap<>();
    private final Map<ClaimKey, DnsRole> roles = new HashMap<>();
    private final Map<ClaimKey, KeptMx> kept = new HashMap<>();
    private final Faults faults;

    public InMemoryDnsAccessStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryDnsAccessStore() {
        this(Faults.none());
    }

    @Override
    public synchronized String externalId(AccountId account, String fresh) {
        return faults.call("DnsAccessStore.externalId", () -> externalIds.computeIfAbsent(account, none -> fresh));
    }

    @Override
    public synchronized Optional<DnsRole> role(ClaimKey claim) {
        return faults.call("DnsAccessStore.role", () -> Optional.ofNullable(roles.get(claim)));
    }

    @Override
    public synchronized void setRole(ClaimKey claim, @Nullable DnsRole role) {
        faults.run("DnsAccessStore.setRole", () -> {
            if (role == null) {
                roles.remove(claim);
            } else {
                roles.put(claim, role);
            }
        });
    }

    @Override
    public synchronized Optional<KeptMx> kept(ClaimKey claim) {
        return faults.call("DnsAccessStore.kept", () -> Optional.ofNullable(kept.get(claim)));
    }

    @Override
    public synchronized void keep(ClaimKey claim, KeptMx replaced) {
        faults.run("DnsAccessStore.keep", () -> kept.put(claim, replaced));
    }

    @Override
    public synchronized void forget(ClaimKey claim) {
        faults.run("DnsAccessStore.forget", () -> {
            roles.remove(claim);
            kept.remove(claim);
        });
    }
}
