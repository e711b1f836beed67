package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Says until when mail may still arrive at the old host. Before it says "never more" it looks at the DNS itself, since
 * an old MX set may have come back.
 */
public final class ResidualWait {
    /** The answer. */
    public sealed interface Verdict {
        /** The residual instant has passed, or there is no old mailbox for which it would matter. */
        record Passed() implements Verdict {}

        /** Ask again then. */
        record Until(Instant at) implements Verdict {}
    }

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ClaimUpdates updates;
    private final SourceStore sources;
    private final MxCheck check;
    private final Residual residual;
    private final InstantSource clock;

    public ResidualWait(ClaimUpdates updates, SourceStore sources, MxCheck check, Residual residual,
            InstantSource clock) {
        this.updates = updates;
        this.sources = sources;
        this.check = check;
        this.residual = residual;
        this.clock = clock;
    }

    /**
     * Whether the wait is over.
     *
     * @throws PermanentFailure if the claim was deleted
     */
    public Verdict verdict(ClaimKey key) {
        Claim claim = there(updates.find(key));
        Instant now = clock.instant();
        if (claim.milestones().passed(Step.RESIDUAL_PASSED)) {
            return new Verdict.Passed();
        }
        if (sources.list(key.account(), key.domain()).stream().allMatch(Source::settled)) {
            return pass(key, now);
        }
        if (!over(claim, now)) {
            return new Verdict.Until(until(claim, now));
        }
        MxCheck.Outcome seen = check.check(key.domain());
        Claim looked = there(updates.apply(claim, current -> remember(current, seen, now)));
        return over(looked, now) ? pass(key, now) : new Verdict.Until(until(looked, now));
    }

    private Verdict pass(ClaimKey key, Instant now) {
        there(updates.pass(key, Step.RESIDUAL_PASSED, now));
        return new Verdict.Passed();
    }

    private Claim remember(Claim claim, MxCheck.Outcome seen, Instant now) {
        var sets = Residual.sets(claim.oldMx(), seen, claim.milestones().at(Step.MX_OURS), now);
        Instant until = residual.instant(sets, claim.milestones().at(Step.MX_OURS));
        return sets.equals(claim.oldMx()) && Objects.equals(until, claim.residualAt())
                ? claim
                : claim.edit().oldMx(sets, until).claim();
    }

    private static boolean over(Claim claim, Instant now) {
        Instant until = claim.residualAt();
        return until != null && !until.isAfter(now);
    }

    // While an old set is served nobody knows the instant: it is at least the set's TTL away, and each look costs two
    // transitions.
    private static Instant until(Claim claim, Instant now) {
        Instant known = claim.residualAt();
        if (known != null) {
            return known;
        }
        Duration wait = claim.oldMx().stream().filter(set -> set.goneAt() == null).map(MxSet::ttl)
                .max(Comparator.naturalOrder()).orElse(SHORTEST);
        wait = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Claim there(Optional<Claim> claim) {
        return claim.orElseThrow(() -> new PermanentFailure("The domain was deleted."));
    }
}
