package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.notice.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes a pass's failure visible with its mailbox; another pass goes on from there, other mailboxes never notice. */
public final class PassFailing {
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);
    /** Where only the owner can mend it, asking often would at best lock the old mailbox. */
    private static final Duration REFUSED_AGAIN_AFTER = Duration.ofDays(1);

    private final PassStore passes;
    private final SourceStore sources;
    private final ClaimStore claims;
    private final Events events;
    private final InstantSource clock;

    public PassFailing(PassStore passes, SourceStore sources, ClaimStore claims, Events events, InstantSource clock) {
        this.passes = passes;
        this.sources = sources;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records the failure.
     *
     * @param step the state that failed
     * @param error the error's class name
     * @param sentence for people, without secrets
     */
    public void fail(PassKey key, String step, String error, String sentence) {
        Instant now = clock.instant();
        MailboxKey mailbox = MailboxKey.of(key);
        PassRecord pass = passes.find(key).orElseGet(() -> PassRecord.begin(key, PassKind.DELTA, now));
        if (pass.over()) {
            return;
        }
        PassRecord failed = pass.failed(now, sentence);
        Duration pause = error.equals(SourceRefused.class.getName()) ? REFUSED_AGAIN_AFTER : AGAIN_AFTER;
        var _ = new SourceUpdates(sources).apply(mailbox,
                // A pass that its owner asked for meanwhile is not put off.
                each -> each.certifiedAt() != null || each.nextPassAt() != null
                        ? each
                        : each.edit().nextPassAt(now.plus(pause)).source());
        claims.find(new ClaimKey(key.account(), key.mailbox().domain())).ifPresent(
                claim -> events.publish(List.of(MigrationEvents.passFailed(claim, failed, step, error, now))));
        // Last, since it is what tells a repetition that all is done.
        passes.put(failed);
    }
}
