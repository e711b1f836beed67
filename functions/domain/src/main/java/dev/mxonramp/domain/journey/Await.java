package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Begins the wait of an await step: stores the token, then reads the state again and completes at once if it is true
 * already. In this order no wake-up is lost: whoever writes the state later finds the token.
 */
public final class Await {
    private final ClaimUpdates updates;
    private final TaskTokenStore tokens;
    private final Workflow workflow;
    private final SourceStore sources;
    private final InstantSource clock;

    public Await(ClaimUpdates updates, TaskTokenStore tokens, Workflow workflow, SourceStore sources,
            InstantSource clock) {
        this.updates = updates;
        this.tokens = tokens;
        this.workflow = workflow;
        this.sources = sources;
        this.clock = clock;
    }

    /** Waits at a step with a token; beginning twice is harmless. */
    public void begin(ClaimKey key, AwaitStep step, TaskToken token) {
        tokens.put(key, step, token);
        Optional<Claim> claim = step == AwaitStep.CERTIFICATE && nothingToCertify(key)
                ? updates.pass(key, step.milestone(), clock.instant())
                : updates.find(key);
        if (claim.isEmpty()) {
            end(key, step, token, "ClaimDeleted", "The domain was deleted.");
        } else if (claim.get().expiredAt() != null) {
            end(key, step, token, "ClaimExpired", "The claim ended without proof.");
        } else if (claim.get().milestones().passed(step.milestone())) {
            var _ = workflow.succeed(token);
            tokens.remove(key, step, token);
        }
    }

    private void end(ClaimKey key, AwaitStep step, TaskToken token, String error, String cause) {
        var _ = workflow.fail(token, error, cause);
        tokens.remove(key, step, token);
    }

    private boolean nothingToCertify(ClaimKey key) {
        return sources.list(key.account(), key.domain()).stream().allMatch(Source::settled);
    }
}
