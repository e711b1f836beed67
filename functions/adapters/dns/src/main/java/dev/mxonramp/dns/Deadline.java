package dev.mxonramp.dns;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that one check may take. It stands still while any of its queries waits for its turn: that is our politeness
 * and no server's slowness. The caller's own end stands still for nothing. Monotonic on purpose: the business clock may be turned, sockets know nothing of it.
 */
final class Deadline {
    private final @Nullable Long cut;
    private long end;
    private int waiting;
    private long since;

    private Deadline(long end, @Nullable Long cut) {
        this.end = end;
        this.cut = cut;
    }

    static Deadline in(Duration time) {
        return in(time, Optional.empty());
    }

    /** @param caller what is left to whoever makes the check */
    static Deadline in(Duration time, Optional<Duration> caller) {
        long now = System.nanoTime();
        return new Deadline(now + time.toNanos(), caller.map(each -> now + each.toNanos()).orElse(null));
    }

    /** What is left of it, at most {@code most}; zero or less when it is over. */
    synchronized Duration left(Duration most) {
        long now = System.nanoTime();
        long left = end - (waiting > 0 ? since : now);
        Duration all = Duration.ofNanos(cut == null ? left : Math.min(left, cut - now));
        return all.compareTo(most) < 0 ? all : most;
    }

    /** Whether the caller's own end comes within this time, in nanoseconds. */
    boolean cutWithin(long nanos) {
        return cut != null && cut - System.nanoTime() <= nanos;
    }

    /** A query begins to wait for its turn. */
    synchronized void pause() {
        if (waiting++ == 0) {
            since = System.nanoTime();
        }
    }

    /** It has its turn. */
    synchronized void resume() {
        if (--waiting == 0) {
            end += System.nanoTime() - since;
        }
    }
}
