package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The virtual threads of one tick: a thread for each slot hands its entries out one by one, as a fair semaphore lets
 * them, so that slots share the places equally. What fails at one entry is noted and stops no other.
 */
final class SweepCrew implements AutoCloseable {
    /** Slots read at the same time: after an outage hundreds are due at once. */
    private static final int OPENINGS = 16;

    private final Consumer<Watch> visit;
    private final BooleanSupplier timeLeft;
    private final Semaphore places;
    private final Semaphore openings = new Semaphore(OPENINGS, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private final Set<WatchKey> seen = ConcurrentHashMap.newKeySet();
    private final Queue<SweepReport.Failed> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    SweepCrew(Consumer<Watch> visit, int atOnce, BooleanSupplier timeLeft) {
        this.visit = visit;
        this.timeLeft = timeLeft;
        this.places = new Semaphore(atOnce, true);
    }

    /** Works a slot; {@code open} gives its entries, or null if another tick has it. */
    void slot(Supplier<@Nullable List<Watch>> open) {
        work.add(threads.submit(() -> work(open)));
    }

    /** Waits for everything. */
    SweepReport finish() {
        for (Future<?> each = work.poll(); each != null; each = work.poll()) {
            await(each);
        }
        return new SweepReport(slots.get(), seen.size(), unfinished.get(), List.copyOf(failures));
    }

    @Override
    public void close() {
        threads.close();
    }

    private void work(Supplier<@Nullable List<Watch>> open) {
        List<Watch> entries = opened(open);
        if (entries == null) {
            return;
        }
        slots.incrementAndGet();
        for (Watch entry : entries) {
            // An entry that moves from a slot of this tick to another one is not looked at twice.
            if (seen.add(entry.key())) {
                places.acquireUninterruptibly();
                if (!timeLeft.getAsBoolean()) {
                    places.release();
                    unfinished.incrementAndGet();
                    return;
                }
                work.add(threads.submit(() -> look(entry)));
            }
        }
    }

    private @Nullable List<Watch> opened(Supplier<@Nullable List<Watch>> open) {
        openings.acquireUninterruptibly();
        try {
            if (timeLeft.getAsBoolean()) {
                return open.get();
            }
            unfinished.incrementAndGet();
            return null;
        } finally {
            openings.release();
        }
    }

    private void look(Watch entry) {
        try {
            visit.accept(entry);
        } catch (RuntimeException e) {
            failures.add(new SweepReport.Failed(entry.key(), e));
        } finally {
            places.release();
        }
    }

    private static void await(Future<?> each) {
        try {
            each.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was interrupted", e);
        }
    }
}
