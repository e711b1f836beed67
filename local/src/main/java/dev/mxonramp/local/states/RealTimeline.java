package dev.mxonramp.local.states;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own clock: one daemon thread keeps the instants, virtual threads do the work. */
public final class RealTimeline implements Timeline, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealTimeline.class);

    private final InstantSource clock = InstantSource.system();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("timeline").factory());

    public RealTimeline() {
        keeper.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public Scheduled at(Instant when, Runnable work) {
        long nanos = Math.max(0, Duration.between(instant(), when).toNanos());
        var future = keeper.schedule(() -> run(work), nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void run(Runnable work) {
        workers.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("work on the timeline failed", e);
            }
        });
    }

    /** Forgets what waits and interrupts what runs. */
    @Override
    public void close() {
        keeper.shutdownNow();
        workers.shutdownNow();
    }
}
