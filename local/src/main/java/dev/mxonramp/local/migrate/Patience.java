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
 * asks to wait after as long as it says, or a longer while; each wait that nobody tells is twice the one before until
 * something moves.
 */
final class Patience {
    private static final Duration LOST = Duration.ofSeconds(1);
    private static final int LOST_TIMES = 6;
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration BUSY_AT_MOST = Duration.ofMinutes(10);
    private static final int BUSY_TIMES = 12;
    /** Whatever a server says: a look once an hour is nothing to it. */
    private static final Duration TOLD_AT_MOST = Duration.ofHours(1);

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
                int times = e instanceof ServerBusy ? BUSY_TIMES : LOST_TIMES;
                if (!worthwhile.getAsBoolean() || failures > times) {
                    throw e;
                }
                Duration pause = pause(e, failures);
                progress.waits(String.valueOf(e.getMessage()), pause);
                sleeper.accept(pause);
            }
        }
    }

    private static Duration pause(TransientFailure failure, int failures) {
        long doubled = 1L << (failures - 1);
        return failure instanceof ServerBusy busy
                ? busy.told().map(told -> shorter(told, TOLD_AT_MOST))
                        .orElse(shorter(BUSY.multipliedBy(doubled), BUSY_AT_MOST))
                : LOST.multipliedBy(doubled);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
