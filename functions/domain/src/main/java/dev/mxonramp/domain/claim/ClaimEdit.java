package dev.mxonramp.domain.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a claim's next state; {@link #claim()} keeps the version, on which the store's write is conditional. */
public final class ClaimEdit {
    private final Claim from;
    private int attempt;
    private Instant createdAt;
    private Instant changedAt;
    private Milestones milestones;
    private @Nullable Failure failure;
    private @Nullable Instant expiredAt;
    private @Nullable Instant lostAt;
    private List<MxSet> oldMx;
    private @Nullable OldPolicy oldSts;
    private @Nullable Instant residualAt;
    private @Nullable String txtSeen;
    private @Nullable String mxSeen;
    private Set<String> announced;

    ClaimEdit(Claim from) {
        this.from = from;
        attempt = from.attempt();
        createdAt = from.createdAt();
        changedAt = from.changedAt();
        milestones = from.milestones();
        failure = from.failure();
        expiredAt = from.expiredAt();
        lostAt = from.lostAt();
        oldMx = from.oldMx();
        oldSts = from.oldSts();
        residualAt = from.residualAt();
        txtSeen = from.txtSeen();
        mxSeen = from.mxSeen();
        announced = from.announced();
    }

    /** Records that a step was passed. */
    public ClaimEdit passed(Milestones.Step step, Instant at) {
        milestones = milestones.with(step, at);
        return this;
    }

    /** Takes a step back. */
    public ClaimEdit notPassed(Milestones.Step step) {
        milestones = milestones.without(step);
        return this;
    }

    /** Sets or clears the failure. */
    public ClaimEdit failure(@Nullable Failure value) {
        failure = value;
        return this;
    }

    /** Records activity: the cadence starts over (dns.md 12). */
    public ClaimEdit changed(Instant at) {
        changedAt = at;
        return this;
    }

    /** A new execution of the workflow. */
    public ClaimEdit nextAttempt() {
        attempt++;
        return this;
    }

    /** Begins the claim's 30 days anew. */
    public ClaimEdit restarted(Instant at) {
        createdAt = at;
        changedAt = at;
        expiredAt = null;
        if (lostAt != null) {
            // Steps that were under way then may have been passed since.
            milestones = Milestones.NONE;
            lostAt = null;
        }
        failure = null;
        announced = Set.of();
        return nextAttempt();
    }

    /** Ends the claim without proof. */
    public ClaimEdit expired(Instant at) {
        expiredAt = at;
        return this;
    }

    /** Ends the claim since another account proved its domain: what was reached is of no use any more. */
    public ClaimEdit lost(Instant at) {
        milestones = Milestones.NONE;
        failure = null;
        lostAt = at;
        return expired(at);
    }

    /** The MX sets seen, and the residual instant that follows from them. */
    public ClaimEdit oldMx(List<MxSet> sets, @Nullable Instant residual) {
        oldMx = new ArrayList<>(sets);
        residualAt = residual;
        return this;
    }

    /** The MTA-STS policy that senders may hold against our MX. */
    public ClaimEdit oldSts(@Nullable OldPolicy policy) {
        oldSts = policy;
        return this;
    }

    /** The last ownership diagnosis. */
    public ClaimEdit txtSeen(String code) {
        txtSeen = code;
        return this;
    }

    /** The last MX diagnosis. */
    public ClaimEdit mxSeen(String code) {
        mxSeen = code;
        return this;
    }

    /** What to remember of the published events, in place of what was remembered before. */
    public ClaimEdit announced(Set<String> ids) {
        announced = ids;
        return this;
    }

    /** The next state, carrying the version that it replaces. */
    public Claim claim() {
        return new Claim(from.key(), from.id(), from.codes(), attempt, createdAt, changedAt, milestones, failure,
                expiredAt, lostAt, oldMx, oldSts, residualAt, txtSeen, mxSeen, announced, from.version());
    }
}
