package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.watch.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one check: it serves ownership, MX, the sweep, an open page and "check now". It looks, decides, writes what
 * changed, and delivers what follows.
 */
public final class ClaimChecks {
    /** Who asks for a check, and how often that is granted for one claim. */
    public enum Trigger {
        /**
         * An open page's own request, every 10 s. A second less is asked here: a request that comes a moment early, since
         * the one before was slow, would be turned away, and the page would look every 20 s.
         */
        OPEN_PAGE(Duration.ofSeconds(9)),
        /** The owner pressed the button. */
        CHECK_NOW(Duration.ofSeconds(5)),
        /** The timing wheel, which has its own measure. */
        SWEEP(Duration.ZERO);

        private final Duration interval;

        Trigger(Duration interval) {
            this.interval = interval;
        }
    }

    /** What a check shows. */
    public sealed interface Checked {
        /** There is no such claim. */
        record Missing() implements Checked {}

        /**
         * The claim after the check.
         *
         * @param standing whose the domain is
         * @param txt the latest ownership finding, null before the first (the sweep: null if it did not look)
         * @param mx the latest MX finding, likewise
         * @param fresh whether a look was made now; else this is the stored evidence
         */
        record Seen(Claim claim, Standing standing, @Nullable Finding txt, @Nullable Finding mx,
                boolean fresh) implements Checked {}
    }

    /**
     * What a person waits for, and the gateway with him, at most 30 s. Where every name server is silent a look for the
     * owner's own proof takes 16 s (code 8 s, MX 8 s), and more where signatures of what is absent come slowly; what
     * would take longer is left to the sweep.
     */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(24);

    private static final int MINUTES_A_DAY = 1440;

    private final ClaimUpdates updates;
    private final CheckGate gate;
    private final ClaimLook look;
    private final ClaimDecision decision;
    private final Courier courier;
    private final Cadence cadence;
    private final InstantSource clock;

    public ClaimChecks(ClaimUpdates updates, CheckGate gate, ClaimLook look, Residual residual, Courier courier,
            Cadence cadence, InstantSource clock) {
        this.updates = updates;
        this.gate = gate;
        this.look = look;
        this.decision = new ClaimDecision(residual);
        this.courier = courier;
        this.cadence = cadence;
        this.clock = clock;
    }

    /**
     * Checks a claim, unless it ended or was checked just before.
     *
     * @throws TransientFailure if the table, the workflow or the bus does not answer; repeating is harmless
     * @throws Crowded if the sweep's look is to come later
     */
    public Checked check(ClaimKey key, Trigger trigger) {
        Optional<Claim> found = updates.find(key);
        if (found.isEmpty()) {
            return new Checked.Missing();
        }
        Claim claim = found.get();
        if (claim.expiredAt() != null || !admitted(key, trigger)) {
            return stored(claim);
        }
        if (trigger == Trigger.SWEEP) {
            Instant now = clock.instant();
            return looked(claim, look.at(claim, dailyTurn(claim, now), true, now), trigger, now);
        }
        return checkForSomebody(claim, trigger);
    }

    private Checked checkForSomebody(Claim claim, Trigger trigger) {
        Instant now = clock.instant();
        Sighting seen;
        try {
            seen = LookEnd.within(LONGEST_LOOK, () -> look.at(claim, false, false, now));
        } catch (Crowded late) {
            // What was seen of the MX or of a rival until then is the next look's.
            return stored(claim);
        }
        return looked(claim, seen, trigger, now);
    }

    private Checked looked(Claim claim, Sighting seen, Trigger trigger, Instant now) {
        if (seen.displaced()) {
            // Before the write: should this stop here, the next look does both.
            courier.end(claim, "ClaimDeleted", "The mail host is prepared anew, in an execution of its own.");
        }
        var alarms = new ArrayList<JourneyEvent>();
        Optional<Claim> saved = updates.apply(claim, current -> next(current, seen, trigger, now, alarms));
        if (saved.isEmpty()) {
            look.release(claim.key());
            return new Checked.Missing();
        }
        cadence.follow(claim, saved.get(), now);
        return shown(courier.deliver(saved.get(), alarms), seen, trigger);
    }

    private boolean admitted(ClaimKey key, Trigger trigger) {
        return trigger == Trigger.SWEEP || gate.enter(key, CheckGate.Look.CHECK, trigger.interval).isZero();
    }

    private Claim next(Claim current, Sighting seen, Trigger trigger, Instant now, List<JourneyEvent> alarms) {
        var decided = decision.decide(current, seen, now);
        alarms.clear();
        alarms.addAll(decided.alarms());
        // Pressing the button is activity; once the claim is looked at every minute anyway it need not be written.
        boolean slow = Tier.of(decided.claim().changedAt(), now) != Tier.MINUTE;
        return trigger == Trigger.CHECK_NOW && slow && decided.claim().expiredAt() == null
                ? decided.claim().edit().changed(now).claim()
                : decided.claim();
    }

    /** Once a day, at the look nearest to a minute of the claim's own: needs no memory of the last time. */
    private static boolean dailyTurn(Claim claim, Instant now) {
        long minute = now.getEpochSecond() / 60 - Math.floorMod(claim.id().hashCode(), MINUTES_A_DAY);
        return Math.floorMod(minute, MINUTES_A_DAY) < Tier.of(claim.changedAt(), now).period().toMinutes();
    }

    private Checked stored(Claim claim) {
        ClaimKey key = claim.key();
        return new Checked.Seen(claim, look.standing(key), told(look.latest(key, Kind.TXT).orElse(null)),
                told(look.latest(key, Kind.MX).orElse(null)), false);
    }

    private Checked shown(Claim claim, Sighting seen, Trigger trigger) {
        Finding txt = seen.txtFinding();
        Finding mx = seen.mxFinding();
        if (trigger != Trigger.SWEEP) {
            txt = txt == null ? look.latest(claim.key(), Kind.TXT).orElse(null) : txt;
            mx = mx == null ? look.latest(claim.key(), Kind.MX).orElse(null) : mx;
        }
        return new Checked.Seen(claim, seen.standing(), told(txt), told(mx), true);
    }

    /** A finding may have been stored long ago; what it says about time is true now. */
    private @Nullable Finding told(@Nullable Finding finding) {
        return finding == null ? null : finding.told(clock.instant());
    }
}
