package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.sweep.SlotTurn.Opened;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.util.ArrayList;
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
    private final List<Future<?>> slotThreads = new ArrayList<>();
    private final Set<WatchKey> seen = ConcurrentHashMap.newKeySet();
    private final Queue<SweepReport.Failed> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger visited = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    SweepCrew(Consumer<Watch> visit, int atOnce, BooleanSupplier timeLeft) {
        this.visit = visit;
        this.timeLeft = timeLeft;
        this.places = new Semaphore(atOnce, true);
    }

    /** Works a slot. */
    void slot(SlotTurn slot) {
        slotThreads.add(threads.submit(() -> work(slot)));
    }

    /** Waits for everything. */
    SweepReport finish() {
        slotThreads.forEach(SweepCrew::await);
        return new SweepReport(slots.get(), visited.get(), unfinished.get(), List.copyOf(failures));
    }

    @Override
    public void close() {
        threads.close();
    }

    private void work(SlotTurn slot) {
        switch (opened(slot)) {
            case Opened.Nothing() -> {
                // On to the other slots.
            }
            case Opened.Elsewhere() -> unfinished.incrementAndGet();
            case Opened.Entries(List<Watch> entries) -> {
                slots.incrementAndGet();
                if (lookedAt(entries, slot)) {
                    slot.finish();
                } else {
                    unfinished.incrementAndGet();
                    slot.note();
                }
            }
        }
    }

    private Opened opened(SlotTurn slot) {
        openings.acquireUninterruptibly();
        try {
            return timeLeft.getAsBoolean() ? slot.open() : new Opened.Elsewhere();
        } finally {
            openings.release();
        }
    }

    /** Hands the entries out and waits for them; false if the time was too short for all. */
    private boolean lookedAt(List<Watch> entries, SlotTurn slot) {
        var looks = new ArrayList<Future<?>>();
        boolean all = true;
        for (Watch entry : entries) {
            places.acquireUninterruptibly();
            if (!timeLeft.getAsBoolean()) {
                places.release();
                all = false;
                break;
            }
            looks.add(threads.submit(() -> look(entry, slot)));
            slot.noteIfDue();
        }
        looks.forEach(SweepCrew::await);
        return all;
    }

    private void look(Watch entry, SlotTurn slot) {
        try {
            // An entry that moves from a slot of this tick to another one is not looked at twice.
            if (seen.add(entry.key())) {
                visited.incrementAndGet();
                visit.accept(entry);
            }
            slot.looked(entry);
        } catch (RuntimeException e) {
            failures.add(new SweepReport.Failed(entry.key(), e));
            slot.looked(entry);
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
