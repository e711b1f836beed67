package dev.mxonramp.dns;

import java.time.Duration;

/** The time that one check may take. Monotonic on purpose: the business clock may be turned, sockets know nothing of it. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left of it, at most {@code most}; zero or less when it is over. */
    Duration left(Duration most) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(most) < 0 ? left : most;
    }
}
