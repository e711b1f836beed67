package dev.mxonramp.dns;

import java.time.Duration;

/**
 * The time that one check may take. It stands still while any of its queries waits for its turn: that is our politeness
 * and no server's slowness. Monotonic on purpose: the business clock may be turned, sockets know nothing of it.
 */
final class Deadline {
    private long end;
    private int waiting;
    private long since;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left of it, at most {@code most}; zero or less when it is over. */
    synchronized Duration left(Duration most) {
        Duration left = Duration.ofNanos(end - (waiting > 0 ? since : System.nanoTime()));
        return left.compareTo(most) < 0 ? left : most;
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
