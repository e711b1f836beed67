package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.migration.Source.Halt;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An owner stops the migration of one mailbox, for a while or for good. A worker that is at it ends within seconds, at
 * the end of its batch; other mailboxes never notice.
 */
public final class MigrationHalt {
    private final SourceStore sources;
    private final DuePasses passes;
    private final SourceWatch watch;
    private final ClaimUpdates claims;
    private final InstantSource clock;

    public MigrationHalt(SourceStore sources, DuePasses passes, SourceWatch watch, ClaimUpdates claims,
            InstantSource clock) {
        this.sources = sources;
        this.passes = passes;
        this.watch = watch;
        this.claims = claims;
        this.clock = clock;
    }

    /** Stops until {@link #resume}; what is settled stays so. Empty if there is no source. */
    public Optional<Source> pause(MailboxKey mailbox) {
        return new SourceUpdates(sources).apply(mailbox,
                each -> each.settled() ? each : each.edit().halt(Halt.PAUSED).source());
    }

    /** Goes on: a pass starts at once, or as soon as the one that is ending has ended. Empty if there is no source. */
    public Optional<Source> resume(MailboxKey mailbox) {
        Optional<Source> resumed = new SourceUpdates(sources).apply(mailbox, each -> each.halt() == Halt.PAUSED
                ? each.edit().halt(null).nextPassAt(clock.instant()).source()
                : each);
        if (resumed.filter(Source::open).isPresent()) {
            watch.begin(mailbox);
            var _ = passes.startNow(mailbox.account(), mailbox.mailbox());
        }
        return resumed;
    }

    /** Stops for good and forgets the secret; the onboarding waits for this mailbox no more. */
    public Optional<Source> cancel(MailboxKey mailbox) {
        Optional<Source> cancelled = new SourceUpdates(sources).apply(mailbox,
                each -> each.settled() ? each : each.edit().halt(Halt.CANCELLED).wiped().source());
        cancelled.filter(Source::settled).ifPresent(_ -> {
            watch.end(mailbox);
            settle(new ClaimKey(mailbox.account(), mailbox.mailbox().domain()));
        });
        return cancelled;
    }

    /** Where this was the last mailbox that was waited for, the sweep's next look completes the wait. */
    private void settle(ClaimKey key) {
        boolean launched = claims.find(key).filter(each -> each.milestones().passed(Step.FINAL_LAUNCHED)).isPresent();
        if (launched && sources.list(key.account(), key.domain()).stream().allMatch(Source::settled)) {
            var _ = claims.pass(key, Step.CERTIFIED, clock.instant());
        }
    }
}
