package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.claim.Milestones.Step;

/** Where a claim stands. The names are API values and the targets of the machine's Route state. */
public enum Phase {
    AWAIT_OWNERSHIP, PROVISION, AWAIT_MAILBOXES, AWAIT_MX, SET_UP_CLIENTS, RESIDUAL, LAUNCH_FINAL, AWAIT_CERTIFICATE, REPORT, DONE, EXPIRED;

    /** The phase that follows from what has been passed: the first step that has not. */
    public static Phase of(Claim claim) {
        if (claim.expiredAt() != null) {
            return EXPIRED;
        }
        Milestones passed = claim.milestones();
        for (Step step : Step.values()) {
            if (!passed.passed(step)) {
                return before(step);
            }
        }
        return DONE;
    }

    private static Phase before(Step step) {
        return switch (step) {
            case PROVEN -> AWAIT_OWNERSHIP;
            case PROVISIONED -> PROVISION;
            case MAILBOXES_READY -> AWAIT_MAILBOXES;
            case MX_OURS -> AWAIT_MX;
            case CLIENTS_SENT -> SET_UP_CLIENTS;
            case RESIDUAL_PASSED -> RESIDUAL;
            case FINAL_LAUNCHED -> LAUNCH_FINAL;
            case CERTIFIED -> AWAIT_CERTIFICATE;
            case REPORTED -> REPORT;
        };
    }
}
