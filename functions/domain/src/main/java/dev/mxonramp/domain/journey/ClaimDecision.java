package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimEdit;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a claim means: its next state, and the events that do not follow from that state. Pure, so that it can
 * be taken again whenever somebody else wrote first.
 */
final class ClaimDecision {
    /**
     * The decision.
     *
     * @param claim the next state; equal to the one before if nothing changed
     * @param alarms events beside those of {@link ClaimEvents#owed}
     */
    record Decided(Claim claim, List<JourneyEvent> alarms) {}

    private final Residual residual;

    ClaimDecision(Residual residual) {
        this.residual = residual;
    }

    Decided decide(Claim claim, Sighting seen, Instant now) {
        if (claim.expiredAt() != null) {
            return new Decided(claim, List.of());
        }
        if (lost(claim, seen.standing())) {
            return new Decided(claim.edit().lost(now).claim(), List.of());
        }
        ClaimEdit edit = claim.edit();
        boolean ownershipMoved = ownership(claim, seen, edit, now);
        boolean mxMoved = mx(claim, seen, edit, now);
        boolean anew = seen.displaced() && claim.milestones().passed(Step.PROVISIONED);
        if (anew) {
            // The next execution begins where the mail host is prepared, and finds the rest done.
            edit.notPassed(Step.PROVISIONED).failure(null).nextAttempt();
        }
        if (ownershipMoved || mxMoved || anew) {
            edit.changed(now);
        }
        return new Decided(edit.claim(), alarms(claim, seen, now));
    }

    /** A proof of this very name by another account ends what was reached here (dns.md 4 and 7). */
    private static boolean lost(Claim claim, Standing standing) {
        return claim.milestones().passed(Step.PROVEN) && switch (standing) {
            case Standing.HeldByOther(var by) -> by.domain().equals(claim.key().domain());
            case Standing.InTransfer(var by) -> by.domain().equals(claim.key().domain());
            case Standing.Held _,Standing.Suspended _,Standing.Open _ -> false;
        };
    }

    /** Writes what the ownership check means; returns whether that is activity. */
    private static boolean ownership(Claim claim, Sighting seen, ClaimEdit edit, Instant now) {
        boolean proven = claim.milestones().passed(Step.PROVEN);
        boolean activity = false;
        Finding finding = seen.txtFinding();
        if (finding != null && !FindingChange.passing(finding)) {
            edit.txtSeen(finding.code());
            // Many take the record away after the proof: that is no reason to look every minute again.
            activity = !proven && (seen.txtNews() || !finding.code().equals(claim.txtSeen()));
        }
        if (!proven && seen.standing() instanceof Standing.Held) {
            edit.passed(Step.PROVEN, now);
            activity = true;
        }
        return activity;
    }

    private boolean mx(Claim claim, Sighting seen, ClaimEdit edit, Instant now) {
        MxCheck.Outcome outcome = seen.mx();
        if (outcome == null) {
            return false;
        }
        String code = outcome.finding().code();
        boolean activity = false;
        if (!FindingChange.passing(outcome.finding())) {
            edit.mxSeen(code);
            activity = seen.mxNews() || !code.equals(claim.mxSeen());
        }
        Instant oursAt = claim.milestones().at(Step.MX_OURS);
        if (outcome.ours() && oursAt == null) {
            edit.passed(Step.MAILBOXES_READY, now).passed(Step.MX_OURS, now);
            oursAt = now;
            activity = true;
        }
        return remember(claim, Residual.sets(claim.oldMx(), outcome, oursAt, now), oursAt, edit) || activity;
    }

    private boolean remember(Claim claim, List<MxSet> sets, @Nullable Instant oursAt, ClaimEdit edit) {
        Instant until = residual.instant(sets, oursAt);
        if (sets.equals(claim.oldMx()) && Objects.equals(until, claim.residualAt())) {
            return false;
        }
        edit.oldMx(sets, until);
        return true;
    }

    private static List<JourneyEvent> alarms(Claim claim, Sighting seen, Instant now) {
        var alarms = new ArrayList<JourneyEvent>();
        var txt = seen.txt();
        if (txt != null && txt.proven() && seen.standing() instanceof Standing.HeldByOther(var by)) {
            alarms.add(OwnerEvents.taken(claim, by, now));
        }
        Ownership.ownProof(seen.standing(), claim.key().domain())
                .ifPresent(own -> alarms.addAll(OwnerEvents.owed(claim, own)));
        var mx = seen.mx();
        if (mx != null && mx.ours() && seen.mailboxMissing()) {
            alarms.add(ClaimEvents.mxWithoutMailbox(claim, now));
        }
        return alarms;
    }
}
