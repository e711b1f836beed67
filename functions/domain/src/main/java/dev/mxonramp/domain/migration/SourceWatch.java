package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Duration;

/** Sources in the timing wheel: looked at as often as their next pass needs. */
public final class SourceWatch {
    private final WatchStore watches;
    private final int shards;

    public SourceWatch(WatchStore watches, int shards) {
        this.watches = watches;
        this.shards = shards;
    }

    /** A source that was just set: its first pass starts within the minute. */
    public void begin(MailboxKey mailbox) {
        put(mailbox, Tier.MINUTE);
    }

    /** A source whose pass has ended. */
    public void after(Source source, PassKind kind, Duration finalInterval) {
        boolean soon = kind == PassKind.FINAL && finalInterval.compareTo(Tier.FIVE_MINUTES.period()) < 0;
        if (!source.settled()) {
            put(new MailboxKey(source.account(), source.mailbox()), soon ? Tier.MINUTE : Tier.FIVE_MINUTES);
        }
    }

    /** A source that is no more. */
    public void end(MailboxKey mailbox) {
        watches.remove(new WatchKey.OfSource(mailbox.account(), mailbox.mailbox()));
    }

    private void put(MailboxKey mailbox, Tier tier) {
        watches.put(Watch.of(new WatchKey.OfSource(mailbox.account(), mailbox.mailbox()), tier, shards));
    }
}
