package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.claim.Milestones.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When passes run and when they are enough (migration.md, "Passes"). */
public final class PassRules {
    /** Final passes in a row that must find nothing new. */
    public static final int QUIET_PASSES = 2;
    /** After this time (72 h) without quiet passes the owner is asked to decide. */
    public static final Duration OWNER_DECIDES_AFTER = Duration.ofDays(3);
    /** Between two passes before the residual instant. */
    public static final Duration DELTA_INTERVAL = Duration.ofDays(1);

    /** A pass that has not ended after this time is dead: no execution lasts so long. */
    private static final Duration DEAD_AFTER = Duration.ofDays(2);

    private PassRules() {}

    /** What a pass that begins now is for. */
    public static PassKind kind(Milestones claim, int number) {
        if (claim.passed(Step.RESIDUAL_PASSED)) {
            return PassKind.FINAL;
        }
        return number == 1 ? PassKind.PRE_COPY : PassKind.DELTA;
    }

    /** Whether a pass is due; {@code last} is the newest that was begun. */
    public static boolean due(Source source, Milestones claim, @Nullable PassRecord last, Instant now) {
        if (!source.open()) {
            return false;
        }
        if (last == null) {
            return true;
        }
        if (!last.over()) {
            return last.startedAt().plus(DEAD_AFTER).isBefore(now);
        }
        if (claim.passed(Step.RESIDUAL_PASSED) && last.kind() != PassKind.FINAL) {
            return true;
        }
        Instant switched = claim.at(Step.MX_OURS);
        if (switched != null && last.startedAt().isBefore(switched)) {
            return true;
        }
        Instant next = source.nextPassAt();
        return next != null && !next.isAfter(now);
    }

    /** When the pass after this one runs. */
    public static Instant next(PassKind kind, Instant now, Duration finalInterval) {
        return now.plus(kind == PassKind.FINAL ? finalInterval : DELTA_INTERVAL);
    }

    /** How many quiet final passes in a row there are after this one. */
    public static int quietPasses(Source source, PassRecord pass) {
        if (pass.kind() != PassKind.FINAL) {
            return 0;
        }
        return pass.quiet() ? source.quietPasses() + 1 : 0;
    }

    /** Whether a mailbox is whole after a final pass; the owner's word stands for a second quiet pass. */
    public static boolean certifies(int quietPasses, boolean ownerSaysQuiet, PassRecord pass) {
        boolean nothingOpen = pass.kind() == PassKind.FINAL && pass.missing() == 0;
        return nothingOpen && (quietPasses >= QUIET_PASSES || ownerSaysQuiet);
    }

    /** Until when the passes go on by themselves before the owner is asked; empty before the first final one. */
    public static Optional<Instant> ownerDecidesAt(Milestones claim) {
        return Optional.ofNullable(claim.at(Step.RESIDUAL_PASSED)).map(at -> at.plus(OWNER_DECIDES_AFTER));
    }
}
