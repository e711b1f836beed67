package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast a pass is.
 *
 * @param octetsPerSecond since it began
 * @param messagesPerSecond since it began
 * @param secondsLeft until what is known to be there is copied, at this rate; null before the first message
 */
record PassRate(long octetsPerSecond, long messagesPerSecond, @Nullable Long secondsLeft) {
    private static final long MILLIS = 1_000;

    /** The rate of a pass that is running; null for one that is not. */
    static @Nullable PassRate of(@Nullable PassRecord pass, List<LedgerHead> heads, Instant now) {
        if (pass == null || pass.over()) {
            return null;
        }
        List<LedgerHead> visited = heads.stream().filter(each -> each.tally().pass() == pass.key().number()).toList();
        long millis = Math.max(1, Duration.between(pass.startedAt(), now).toMillis());
        long messages = visited.stream().mapToLong(each -> each.tally().newMessages()).sum();
        long octets = visited.stream().mapToLong(each -> each.tally().newBytes()).sum();
        long left = heads.stream().mapToLong(PassRate::left).sum();
        return new PassRate(octets * MILLIS / millis, messages * MILLIS / millis,
                messages == 0 ? null : (Long) (left * (millis / MILLIS) / messages));
    }

    private static long left(LedgerHead head) {
        var tally = head.tally();
        return Math.max(0, tally.found() - tally.mapped() - tally.removed() - tally.excepted());
    }
}
