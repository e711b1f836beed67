package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Instant;

/** How often a claim is looked at: its place in the timing wheel follows its last activity (dns.md 12). */
public final class Cadence {
    private final WatchStore watches;
    private final int shards;

    public Cadence(WatchStore watches, int shards) {
        this.watches = watches;
        this.shards = shards;
    }

    /** The first place of a claim: looked at every minute. */
    public Watch first(ClaimKey key) {
        return Watch.of(new WatchKey.OfClaim(key), Tier.MINUTE, shards);
    }

    /** Has the claim looked at every minute again, as after any activity. */
    public void restart(ClaimKey key) {
        watches.put(first(key));
    }

    /** The same where activity was seen and the claim had already slowed down. */
    void follow(Claim before, Claim after, Instant now) {
        boolean activity = !after.changedAt().equals(before.changedAt());
        if (activity && Tier.of(before.changedAt(), now) != Tier.MINUTE) {
            restart(after.key());
        }
    }

    /** Moves an entry to where the claim's quiet time puts it; most looks move nothing. */
    public void settle(Watch watch, Claim claim, Instant now) {
        Watch right = Watch.of(watch.key(), Tier.of(claim.changedAt(), now), shards);
        if (!right.equals(watch)) {
            watches.put(right);
        }
    }

    /** Has an entry looked at every minute for now. */
    void hasten(Watch watch) {
        Watch right = Watch.of(watch.key(), Tier.MINUTE, shards);
        if (!right.equals(watch)) {
            watches.put(right);
        }
    }

    /** Ends looking. */
    public void end(WatchKey key) {
        watches.remove(key);
    }
}
