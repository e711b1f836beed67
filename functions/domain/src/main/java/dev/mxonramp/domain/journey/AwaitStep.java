package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Milestones.Step;

/** The steps at which the onboarding machine waits for a task token. */
public enum AwaitStep {
    OWNERSHIP(Step.PROVEN), MAILBOXES(Step.MAILBOXES_READY), MX(Step.MX_OURS), CERTIFICATE(Step.CERTIFIED);

    private final Step milestone;

    AwaitStep(Step milestone) {
        this.milestone = milestone;
    }

    /** The milestone whose passing completes the step's token. */
    public Step milestone() {
        return milestone;
    }
}
