package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.migration.LeaseHeld;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a worker's hold on its mailbox while it is busy with something long, such as a large message on a slow line. Once
 * the hold is lost, another worker may be at the target, or the mailbox is not ours to fill any more: the connection to it is
 * cut, so that nothing more goes out.
 */
final class Heartbeat implements AutoCloseable {
    /** A lease is renewed after 15 s and lasts 60: there is time for several tries. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final Tenure tenure;
    private final Runnable cut;
    private volatile @Nullable RuntimeException lost;

    /** @param cut stops the worker from writing */
    Heartbeat(Tenure tenure, Duration interval, Runnable cut) {
        this.tenure = tenure;
        this.cut = cut;
        var _ = thread.scheduleWithFixedDelay(this::beat, interval.toNanos(), interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Why the worker was cut off; empty if it was not. */
    Optional<RuntimeException> lost() {
        return Optional.ofNullable(lost);
    }

    private void beat() {
        try {
            tenure.keep();
        } catch (LeaseHeld | PermanentFailure e) {
            lose(e);
        } catch (RuntimeException e) {
            // The store may answer at one of the next beats; without it, another worker may come once time is over.
            if (tenure.over()) {
                lose(new LeaseHeld(tenure.mailbox()));
            }
        }
    }

    private void lose(RuntimeException why) {
        lost = why;
        thread.shutdown();
        cut.run();
    }

    @Override
    public void close() {
        thread.close();
    }
}
