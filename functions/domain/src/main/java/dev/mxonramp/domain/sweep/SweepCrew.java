package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.sweep.SlotTurn.Opened;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The virtual threads of one tick: some open slots, one hands their entries out in fair order, and as many look as there
 * are places. What fails at one entry is noted and stops no other.
 */
final class SweepCrew implements AutoCloseable {
    /** Slots read at the same time: after an outage hundreds are due at once. */
    private static final int OPENINGS = 16;
    private static final long LONGEST_REST = TimeUnit.MINUTES.toNanos(1);
    /** How often the time left is asked for while nothing but rests is left. */
    private static final long ASKED_EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    /** What one tick takes upon itself; the rest is left to helpers. */
    record Load(int atOnce, int mostEntries, Runnable helper) {}

    private final Consumer<Watch> visit;
    private final Supplier<Duration> time;
    private final Load load;
    private final Semaphore openings = new Semaphore(OPENINGS, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<WatchKey> seen = ConcurrentHashMap.newKeySet();
    private final Queue<SweepReport.Failed> failures = new ConcurrentLinkedQueue<>();

    private final ReentrantLock taking = new ReentrantLock();
    // Under that lock.
    private int taken;
    private boolean helped;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Under the lock.
    private final FairQueue<SlotEntries.Entry> queue;
    private final List<SlotEntries> slots = new ArrayList<>();
    private int opening;
    private int visited;
    private int elsewhere;
    private @Nullable Instant behind;
    private @Nullable Throwable broken;

    /**
     * @param visit what to do at an entry
     * @param time what is left of the time in which something may be begun
     */
    SweepCrew(Consumer<Watch> visit, Load load, Supplier<Duration> time) {
        this.visit = visit;
        this.load = load;
        this.time = time;
        // One account never has all places: its servers may be slow.
        this.queue = new FairQueue<>(load.atOnce(), Math.max(1, load.atOnce() / 2));
    }

    /** Works a slot for a minute. */
    void slot(SlotTurn slot, Instant minute) {
        locked(() -> opening++);
        threads.execute(() -> {
            try {
                open(slot, minute);
            } catch (RuntimeException | Error e) {
                locked(() -> brokeBy(e));
            } finally {
                locked(() -> opening--);
            }
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void open(SlotTurn slot, Instant minute) {
        switch (opened(slot)) {
            case Opened.Nothing() -> {
                // On to the other slots.
            }
            case Opened.Elsewhere() -> locked(() -> {
                elsewhere++;
                fellBehind(minute);
            });
            case Opened.Entries(List<Watch> watches) -> {
                var entries = new SlotEntries(slot, minute, watches.size());
                locked(() -> {
                    slots.add(entries);
                    watches.forEach(watch -> queue.add(watch.key().account(), entries.entry(watch)));
                });
                if (watches.isEmpty()) {
                    slot.finish();
                }
            }
        }
    }

    private Opened opened(SlotTurn slot) {
        openings.acquireUninterruptibly();
        try {
            if (!time.get().isPositive()) {
                return new Opened.Elsewhere();
            }
            WatchStore.Page first = slot.peek();
            return first.watches().isEmpty() ? new Opened.Nothing() : taken(slot, first);
        } finally {
            openings.release();
        }
    }

    /** One slot after the other, so that no more is taken than can be done. */
    private Opened taken(SlotTurn slot, WatchStore.Page first) {
        taking.lock();
        try {
            if (taken < load.mostEntries()) {
                Opened opened = slot.open(first);
                taken += opened instanceof Opened.Entries(List<Watch> watches) ? watches.size() : 0;
                return opened;
            }
            if (!helped) {
                helped = true;
                load.helper().run();
            }
            return new Opened.Elsewhere();
        } finally {
            taking.unlock();
        }
    }

    private void brokeBy(Throwable cause) {
        broken = broken == null ? cause : broken;
    }

    private void fellBehind(Instant minute) {
        Instant known = behind;
        behind = known == null || minute.isBefore(known) ? minute : known;
    }

    /** Hands everything out and waits for it. */
    SweepReport finish() {
        for (Optional<SlotEntries.Entry> next = next(); next.isPresent(); next = next()) {
            SlotEntries.Entry entry = next.get();
            if (!time.get().isPositive()) {
                locked(() -> queue.ended(entry.account()));
                break;
            }
            threads.execute(() -> look(entry));
            entry.slot().turn().noteIfDue();
        }
        awaitAll();
        return report();
    }

    /** The next entry, as soon as there is a place for it; empty when nothing is left that there is time for. */
    private Optional<SlotEntries.Entry> next() {
        lock.lock();
        try {
            while (opening > 0 || queue.underWay() > 0 || queue.size() > 0) {
                long now = System.nanoTime();
                Optional<SlotEntries.Entry> next = queue.poll(now);
                if (next.isPresent()) {
                    return next;
                }
                long rest = queue.rest(now);
                boolean resting = opening == 0 && queue.underWay() == 0;
                if (resting && time.get().compareTo(Duration.ofNanos(rest)) <= 0) {
                    // It would sleep until it is killed, and note nothing of what was done.
                    return Optional.empty();
                }
                long _ = changed.awaitNanos(Math.clamp(rest, 1, resting ? ASKED_EVERY : LONGEST_REST));
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the sweep was interrupted", e);
    }

    private void awaitAll() {
        lock.lock();
        try {
            while (opening > 0 || queue.underWay() > 0) {
                changed.await();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private void look(SlotEntries.Entry entry) {
        long again = 0;
        try {
            // An entry that moves from a slot of this tick to another one is not looked at twice.
            if (entry.tries() > 0 || seen.add(entry.watch().key())) {
                visit.accept(entry.watch());
                locked(() -> visited++);
            }
        } catch (Crowded busy) {
            again = TimeUnit.SECONDS.toNanos(1L << entry.tries());
        } catch (RuntimeException e) {
            failures.add(new SweepReport.Failed(entry.watch().key(), e));
            locked(() -> visited++);
        } catch (Error e) {
            locked(() -> {
                brokeBy(e);
                queue.ended(entry.account());
            });
            return;
        }
        if (again > 0) {
            long until = System.nanoTime() + again;
            locked(() -> queue.putBack(entry.account(), entry.again(), until));
        } else {
            done(entry);
        }
    }

    private void done(SlotEntries.Entry entry) {
        try {
            entry.slot().looked(entry.watch());
        } catch (RuntimeException e) {
            locked(() -> brokeBy(e));
        } finally {
            locked(() -> queue.ended(entry.account()));
        }
    }

    private SweepReport report() {
        if (broken instanceof RuntimeException e) {
            throw e;
        }
        if (broken instanceof Error e) {
            throw e;
        }
        int unfinished = elsewhere;
        for (SlotEntries slot : slots) {
            if (slot.left() > 0) {
                unfinished++;
                fellBehind(slot.minute());
                slot.turn().note();
            }
        }
        return new SweepReport(slots.size(), visited, unfinished, List.copyOf(failures));
    }

    /** The earliest minute of which a slot was not worked whole; empty if there is none. */
    Optional<Instant> behind() {
        return Optional.ofNullable(behind);
    }

    @Override
    public void close() {
        threads.close();
    }
}
