package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import java.util.Optional;

/** Task tokens of waiting executions, encrypted at rest; one per claim and step, the newest counts. */
public interface TaskTokenStore {
    /** Stores the token of a step that begins to wait. */
    void put(ClaimKey claim, AwaitStep step, TaskToken token);

    /** The token that waits, if any. */
    Optional<TaskToken> find(ClaimKey claim, AwaitStep step);

    /** Forgets the token once it is delivered or stale; another token in its place stays. */
    void remove(ClaimKey claim, AwaitStep step, TaskToken token);
}
