package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tries again what trying again may mend, as the state machine does in the cloud: a lost connection soon, a server that
 * asks to wait after a longer while; each wait is twice the one before until something moves.
 */
final class Patience {
    private static final Duration LOST = Duration.ofSeconds(1);
    private static final int LOST_TIMES = 6;
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration BUSY_AT_MOST = Duration.ofMinutes(10);
    private static final int BUSY_TIMES = 12;

    private final BooleanSupplier worthwhile;
    private final LongSupplier settled;
    private final Progress progress;
    private final Consumer<Duration> sleeper;

    /**
     * @param worthwhile whether it can be a passing failure: a wrong name or port never mends itself
     * @param settled how many messages are settled; when that grows, failures count from the start
     * @param sleeper lets time pass
     */
    Patience(BooleanSupplier worthwhile, LongSupplier settled, Progress progress, Consumer<Duration> sleeper) {
        this.worthwhile = worthwhile;
        this.settled = settled;
        this.progress = progress;
        this.sleeper = sleeper;
    }

    /** The work's answer; its last {@link TransientFailure} once patience is over. */
    <T> T until(Supplier<T> work) {
        int failures = 0;
        long before = settled.getAsLong();
        while (true) {
            try {
                return work.get();
            } catch (TransientFailure e) {
                failures = settled.getAsLong() > before ? 1 : failures + 1;
                before = settled.getAsLong();
                boolean busy = e instanceof ServerBusy;
                if (!worthwhile.getAsBoolean() || failures > (busy ? BUSY_TIMES : LOST_TIMES)) {
                    throw e;
                }
                Duration pause = pause(busy, failures);
                progress.waits(String.valueOf(e.getMessage()), pause);
                sleeper.accept(pause);
            }
        }
    }

    private static Duration pause(boolean busy, int failures) {
        Duration pause = (busy ? BUSY : LOST).multipliedBy(1L << (failures - 1));
        return busy && pause.compareTo(BUSY_AT_MOST) > 0 ? BUSY_AT_MOST : pause;
    }
}
