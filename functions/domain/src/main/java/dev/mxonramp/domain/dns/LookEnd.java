package dev.mxonramp.domain.dns;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * By when the looks that a thread makes have to end, their waiting for turns at name servers included. Whoever is ended
 * himself, as a tick of the sweep is, must not be found in the middle of one.
 */
public final class LookEnd {
    private static final ScopedValue<Long> END = ScopedValue.newInstance();

    private LookEnd() {}

    /**
     * Looks; what comes to its end throws {@link Crowded}.
     *
     * @param nanos the end, by {@link System#nanoTime}: it bounds sockets, which know nothing of the business clock
     */
    public static void at(long nanos, Runnable look) {
        ScopedValue.where(END, nanos).run(look);
    }

    /**
     * Looks for somebody who waits; what comes to its end throws {@link Crowded}.
     *
     * @param time until the end
     */
    public static <T> T within(Duration time, Supplier<T> look) {
        return ScopedValue.where(END, System.nanoTime() + time.toNanos()).call(look::get);
    }

    /** What is left to this thread's looks; empty if nobody ends them. */
    public static Optional<Duration> left() {
        return END.isBound() ? Optional.of(Duration.ofNanos(END.get() - System.nanoTime())) : Optional.empty();
    }
}
