package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimUpdates;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Starts the final pass of every mailbox of a domain. Where a pass is still running, the sweep starts the final one as
 * soon as that has ended. Without any source there is nothing to certify.
 */
public final class Launch {
    private final SourceStore sources;
    private final DuePasses passes;
    private final ClaimUpdates claims;
    private final InstantSource clock;

    public Launch(SourceStore sources, DuePasses passes, ClaimUpdates claims, InstantSource clock) {
        this.sources = sources;
        this.passes = passes;
        this.claims = claims;
        this.clock = clock;
    }

    /** Launches; again, nothing is started twice. */
    public void launch(ClaimKey key) {
        List<Source> all = sources.list(key.account(), key.domain());
        all.forEach(each -> passes.startDue(each.account(), each.mailbox()));
        Optional<Claim> claim = claims.pass(key, Step.FINAL_LAUNCHED, clock.instant());
        if (claim.isPresent() && all.stream().allMatch(Source::settled)) {
            // The wait for certificates, which comes next, completes itself when it sees this.
            var _ = claims.pass(key, Step.CERTIFIED, clock.instant());
        }
    }
}
