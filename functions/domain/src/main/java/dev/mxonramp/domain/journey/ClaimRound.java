package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the sweep does when it comes to a claim: checks it, delivers what a dead predecessor did not, reminds, ends it on
 * day 30, and moves it to its tier.
 */
public final class ClaimRound {
    private final ClaimChecks checks;
    private final ClaimUpdates updates;
    private final Courier courier;
    private final Cadence cadence;
    private final InstantSource clock;

    public ClaimRound(ClaimChecks checks, ClaimUpdates updates, Courier courier, Cadence cadence,
            InstantSource clock) {
        this.checks = checks;
        this.updates = updates;
        this.courier = courier;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Comes to the claim behind an entry of the wheel. */
    public void visit(Watch watch, ClaimKey key) {
        switch (checks.check(key, Trigger.SWEEP)) {
            case Checked.Missing() -> end(key, watch.key());
            case Checked.Seen seen -> {
                Instant now = clock.instant();
                Claim claim = timePassed(seen, now);
                if (claim.expiredAt() != null) {
                    bury(claim, watch.key());
                } else if (movesSoon(seen, now)) {
                    cadence.hasten(watch);
                } else {
                    cadence.settle(watch, claim, now);
                }
            }
        }
    }

    // In the tier of a claim that has waited for days the domain would come hours after the instant that was told. What is
    // long overdue waits for servers that say nothing certain, and these are not asked every minute for ever.
    private static boolean movesSoon(Checked.Seen seen, Instant now) {
        return seen.standing() instanceof Standing.InTransfer(var by) && by.pending()
                .filter(each -> Duration.between(now, each.dueAt()).abs().compareTo(Tier.FOUR_HOURS.period()) < 0)
                .isPresent();
    }

    private Claim timePassed(Checked.Seen seen, Instant now) {
        Claim claim = seen.claim();
        if (seen.standing() instanceof Standing.InTransfer) {
            // It waits for nothing that its owner could do.
            return claim;
        }
        if (Waiting.over(claim, now)) {
            Optional<Claim> ended = updates.apply(claim,
                    current -> Waiting.over(current, now) ? current.edit().expired(now).claim() : current);
            return ended.orElse(claim);
        }
        List<JourneyEvent> due = Waiting.due(claim, seen.txt(), now);
        return due.isEmpty() ? claim : courier.deliver(claim, due);
    }

    // The state was written first; should this stop half-way, the entry is still there and the next round repeats it.
    private void bury(Claim claim, WatchKey key) {
        if (claim.lostAt() == null) {
            courier.end(claim, "ClaimExpired", "The domain was not proven within 30 days.");
        } else {
            // Any step may wait then, and this is the end that all of them know.
            courier.end(claim, "ClaimDeleted", "Another account has proven the domain.");
        }
        courier.deliver(claim);
        end(claim.key(), key);
    }

    private void end(ClaimKey claim, WatchKey key) {
        cadence.end(key);
        // It may have been resumed or opened again since it was read: the entry that was just taken out was the new one.
        if (updates.find(claim).filter(each -> each.expiredAt() == null).isPresent()) {
            cadence.restart(claim);
        }
    }
}
