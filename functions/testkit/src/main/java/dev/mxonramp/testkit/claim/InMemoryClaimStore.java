package dev.mxonramp.testkit.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims in memory. */
public final class InMemoryClaimStore implements ClaimStore {
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<ClaimKey, List<VerificationCode>> former = new HashMap<>();
    private final InMemoryWatchStore watches;
    private final Faults faults;

    /** @param watches where the watches of claims stand */
    public InMemoryClaimStore(InMemoryWatchStore watches, Faults faults) {
        this.watches = watches;
        this.faults = faults;
    }

    public InMemoryClaimStore(InMemoryWatchStore watches) {
        this(watches, Faults.none());
    }

    @Override
    public synchronized Optional<Claim> find(ClaimKey key) {
        return faults.call("ClaimStore.find", () -> Optional.ofNullable(claims.get(key)));
    }

    @Override
    public synchronized List<Claim> list(AccountId account) {
        return faults.call("ClaimStore.list", () -> claims.values().stream()
                .filter(claim -> claim.key().account().equals(account))
                .sorted(Comparator.comparing(claim -> claim.key().domain())).toList());
    }

    @Override
    public synchronized Created create(Claim claim, Watch watch) {
        return faults.call("ClaimStore.create", () -> {
            Claim known = claims.get(claim.key());
            if (known != null) {
                return new Created.Exists(known);
            }
            Claim stored = claim.stored(1);
            watches.enter(watch);
            claims.put(claim.key(), stored);
            return new Created.Stored(stored);
        });
    }

    @Override
    public synchronized Saved update(Claim claim) {
        return faults.call("ClaimStore.update", () -> {
            Claim known = claims.get(claim.key());
            if (known == null || known.version() != claim.version() || !known.id().equals(claim.id())) {
                return new Saved.Stale();
            }
            Claim stored = claim.stored(claim.version() + 1);
            claims.put(claim.key(), stored);
            return new Saved.Done(stored);
        });
    }

    @Override
    public synchronized List<VerificationCode> formerCodes(ClaimKey key) {
        return faults.call("ClaimStore.formerCodes", () -> former.getOrDefault(key, List.of()));
    }

    @Override
    public synchronized void delete(ClaimKey key) {
        faults.run("ClaimStore.delete", () -> {
            Claim gone = claims.remove(key);
            if (gone != null) {
                former.put(key, gone.codes().remembered());
            }
            watches.leave(new WatchKey.OfClaim(key));
        });
    }
}
