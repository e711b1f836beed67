package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.migration.PassKey;

/** The two state machines, seen from outside. Executions are named, so that starting twice is harmless. */
public interface Workflow {
    /** What came of starting. */
    enum Start {
        /** It runs; also told of one of the same name that was started before and runs still, as the service does. */
        STARTED,
        /** An execution of this name was there before. */
        ALREADY_STARTED
    }

    /** What came of completing a token. */
    enum Delivery {
        /** The step goes on. */
        DELIVERED,
        /** Timed out, done before, or never existed: read the state again, never retry blindly. */
        STALE
    }

    /** Starts the onboarding of a claim; the name is made of claim id and attempt. */
    Start startOnboarding(ClaimKey claim, String claimId, int attempt);

    /** Starts a migration pass; the name is made of the pass's own key. */
    Start startPass(PassKey pass);

    /** Completes a waiting step. */
    Delivery succeed(TaskToken token);

    /** Fails a waiting step with an error that the machine names. */
    Delivery fail(TaskToken token, String error, String cause);
}
