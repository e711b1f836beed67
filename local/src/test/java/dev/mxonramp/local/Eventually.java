package dev.mxonramp.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does in its own time: a delivery from a queue, a line of a log. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Eventually() {}

    /** What may fail while it is looked at. */
    @FunctionalInterface
    public interface Look<T> {
        T look() throws IOException;
    }

    /** Fails if it is not so within 20 seconds. */
    public static <T> void equal(T expected, Look<T> seen) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        T last = seen.look();
        while (!expected.equals(last) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            last = seen.look();
        }
        assertEquals(expected, last);
    }
}
