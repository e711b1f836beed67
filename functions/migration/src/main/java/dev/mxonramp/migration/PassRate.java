package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How fast a pass is that is running: in all, and in each folder. */
final class PassRate {
    private static final long MILLIS = 1_000;

    private final PassRecord pass;
    private final List<LedgerHead> heads;
    private final Instant now;
    private final long millis;

    private PassRate(PassRecord pass, List<LedgerHead> heads, Instant now) {
        this.pass = pass;
        this.heads = heads;
        this.now = now;
        this.millis = Math.max(1, Duration.between(pass.startedAt(), now).toMillis());
    }

    /** The rate of a pass; empty for one that is not running. */
    static Optional<PassRate> of(@Nullable PassRecord pass, List<LedgerHead> heads, Instant now) {
        return pass == null || pass.over() ? Optional.empty() : Optional.of(new PassRate(pass, heads, now));
    }

    /** Messages at the source, as far as is known. */
    long found() {
        return Math.max(pass.expected(), heads.stream().mapToLong(each -> each.tally().found()).sum());
    }

    /** Messages and octets a second since the pass began, and seconds until what is known to be there is copied. */
    Map<String, @Nullable Object> json() {
        long settled = heads.stream().mapToLong(each -> settled(each.tally())).sum();
        return json(newMessages(), heads.stream().mapToLong(this::newOctets).sum(), Math.max(0, found() - settled));
    }

    /** The same of one folder; the time is what it takes if nothing else is copied beside it. */
    Map<String, @Nullable Object> json(LedgerHead head) {
        return json(newMessages(head), newOctets(head), left(head));
    }

    /** Messages of a folder that are neither copied nor listed. */
    static long left(LedgerHead head) {
        return Math.max(0, head.tally().found() - settled(head.tally()));
    }

    private Map<String, @Nullable Object> json(long messages, long octets, long left) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("octetsPerSecond", octets * MILLIS / millis);
        json.put("messagesPerSecond", messages * MILLIS / millis);
        json.put("secondsLeft", secondsLeft(left));
        return json;
    }

    /** At the rate of the pass; what a server asked to wait for comes first. Null before the first message. */
    private @Nullable Long secondsLeft(long left) {
        PassRecord.Waiting waiting = pass.waiting();
        long wait = waiting == null ? 0 : Math.max(0, Duration.between(now, waiting.until()).toMillis());
        long messages = newMessages();
        if (left > 0 && messages == 0) {
            return null;
        }
        long copying = left == 0 ? 0 : left * millis / messages;
        return Math.ceilDiv(wait + copying, MILLIS);
    }

    private long newMessages() {
        return heads.stream().mapToLong(this::newMessages).sum();
    }

    private long newMessages(LedgerHead head) {
        return head.tally().pass() == pass.key().number() ? head.tally().newMessages() : 0;
    }

    private long newOctets(LedgerHead head) {
        return head.tally().pass() == pass.key().number() ? head.tally().newBytes() : 0;
    }

    private static long settled(FolderTally tally) {
        return tally.mapped() + tally.removed() + tally.excepted();
    }
}
