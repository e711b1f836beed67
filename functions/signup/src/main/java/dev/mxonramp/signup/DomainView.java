package dev.mxonramp.signup;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.WantedRecord;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.name.Idna;
import dev.mxonramp.lambda.CutOverView;
import dev.mxonramp.lambda.FindingView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim as the API shows it. */
public final class DomainView {
    private final Idna idna;
    private final Challenge challenge;
    private final MxPlan plan;

    public DomainView(Idna idna, Challenge challenge, MxPlan plan) {
        this.idna = idna;
        this.challenge = challenge;
        this.plan = plan;
    }

    /** A claim in a list. */
    Map<String, @Nullable Object> line(Claim claim) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("domain", claim.key().domain());
        view.put("unicode", idna.toUnicode(claim.key().domain()));
        view.put("phase", Phase.of(claim));
        view.put("createdAt", claim.createdAt());
        view.put("changedAt", claim.changedAt());
        view.put("expiredAt", claim.expiredAt());
        view.put("failure", failure(claim.failure()));
        return view;
    }

    /** A claim with what to publish. */
    Map<String, @Nullable Object> whole(Claim claim) {
        Map<String, @Nullable Object> view = line(claim);
        view.put("milestones", milestones(claim));
        view.put("code", claim.code());
        view.put("records", records(claim));
        view.put("residualAt", claim.residualAt());
        return view;
    }

    /** A claim with what was seen, and what the MX change would lose where that was looked at. */
    Map<String, @Nullable Object> checked(Checked.Seen seen, @Nullable CutOverReport cutOver) {
        Map<String, @Nullable Object> view = whole(seen.claim());
        view.put("inheritedFrom", inherited(seen));
        ownership(view, seen.standing());
        view.put("fresh", seen.fresh());
        var diagnosis = new LinkedHashMap<String, @Nullable Object>();
        diagnosis.put("ownership", FindingView.of(seen.txt()));
        diagnosis.put("mx", FindingView.of(seen.mx()));
        view.put("diagnosis", diagnosis);
        view.put("cutOver", cutOver == null ? null : CutOverView.of(cutOver));
        return view;
    }

    private static void ownership(Map<String, @Nullable Object> view, Standing standing) {
        switch (standing) {
            case Standing.Held(Owner by) -> proof(view, by);
            case Standing.Suspended(Owner by) -> proof(view, by);
            case Standing.HeldByOther _ -> view.put("takenByOther", true);
            case Standing.InTransfer(Owner by) -> {
                view.put("takenByOther", true);
                view.put("transferDueAt", by.pending().map(Owner.Transfer::dueAt).orElse(null));
            }
            case Standing.Open _ -> {
                // There is no proof to tell of.
            }
        }
    }

    private static void proof(Map<String, @Nullable Object> view, Owner by) {
        Owner.Absence absence = by.absence();
        if (absence != null && by.missing()) {
            view.put("missingSince", absence.since());
            view.put("suspendedAt", absence.suspendedAt());
        }
        view.put("transferDueAt", by.pending().map(Owner.Transfer::dueAt).orElse(null));
    }

    private static @Nullable Object inherited(Checked.Seen seen) {
        boolean above = seen.standing() instanceof Standing.Held(var by)
                && !by.domain().equals(seen.claim().key().domain());
        return above && seen.standing() instanceof Standing.Held(var by) ? by.domain() : null;
    }

    private static Map<String, @Nullable Object> milestones(Claim claim) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        for (Step step : Step.values()) {
            view.put(step.name(), claim.milestones().at(step));
        }
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> failure(@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("step", failure.step());
        view.put("error", failure.error());
        view.put("cause", failure.cause());
        view.put("at", failure.at());
        return view;
    }

    private List<Map<String, @Nullable Object>> records(Claim claim) {
        var all = new ArrayList<WantedRecord>(
                WantedRecord.ownership(challenge, claim.key().domain(), claim.code()));
        all.addAll(WantedRecord.mail(plan, claim.key().domain()));
        return all.stream().map(DomainView::row).toList();
    }

    private static Map<String, @Nullable Object> row(WantedRecord wanted) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("for", wanted.why());
        view.put("type", wanted.type());
        view.put("name", wanted.name());
        view.put("priority", wanted.priority());
        view.put("value", wanted.value());
        view.put("insteadOf", wanted.insteadOf());
        return view;
    }
}
