package dev.mxonramp.dns;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that one check may take. It stands still while any of its queries waits for its turn: that is our politeness
 * and no server's slowness. The caller's own end stands still for nothing.
 */
final class Deadline {
    private final Ticker ticker;
    private final @Nullable Long cut;
    private long end;
    private int waiting;
    private long since;

    private Deadline(Ticker ticker, long end, @Nullable Long cut) {
        this.ticker = ticker;
        this.end = end;
        this.cut = cut;
    }

    static Deadline in(Duration time, Ticker ticker) {
        return in(time, Optional.empty(), ticker);
    }

    /** @param caller what is left to whoever makes the check */
    static Deadline in(Duration time, Optional<Duration> caller, Ticker ticker) {
        long now = ticker.nanos();
        return new Deadline(ticker, now + time.toNanos(), caller.map(each -> now + each.toNanos()).orElse(null));
    }

    /** What is left of it, at most {@code most}; zero or less when it is over. */
    synchronized Duration left(Duration most) {
        long now = ticker.nanos();
        long left = end - (waiting > 0 ? since : now);
        Duration all = Duration.ofNanos(cut == null ? left : Math.min(left, cut - now));
        return all.compareTo(most) < 0 ? all : most;
    }

    /** Whether the caller's own end comes within this time, in nanoseconds. */
    boolean cutWithin(long nanos) {
        return cut != null && cut - ticker.nanos() <= nanos;
    }

    /** A query waits so long for its turn, in nanoseconds. */
    void standStill(long nanos) throws InterruptedException {
        pause();
        try {
            ticker.await(nanos);
        } finally {
            resume();
        }
    }

    /** A query begins to wait. */
    synchronized void pause() {
        if (waiting++ == 0) {
            since = ticker.nanos();
        }
    }

    /** It waits no longer. */
    synchronized void resume() {
        if (--waiting == 0) {
            end += ticker.nanos() - since;
        }
    }
}
