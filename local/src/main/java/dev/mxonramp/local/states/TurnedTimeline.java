package dev.mxonramp.local.states;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * A clock that its owner turns: days pass in milliseconds, and everything due runs on the turning thread in the order
 * of its instants (then of its arrival), so that the same turns always give the same run. One thread turns it; work may
 * be handed in by any.
 */
public final class TurnedTimeline implements Timeline {
    /** Far more than any sound test needs; a system that never comes to rest ends here. */
    private static final int MOST_STEPS = 5_000_000;

    private final PriorityQueue<Entry> later = new PriorityQueue<>(
            Comparator.comparing(Entry::when).thenComparingLong(Entry::order));
    private final Deque<Runnable> now = new ArrayDeque<>();
    private volatile Instant instant;
    private long order;
    private boolean turning;

    /** A clock that stands at this instant until it is turned. */
    public TurnedTimeline(Instant start) {
        this.instant = start;
    }

    private record Entry(Instant when, long order, Runnable work) {}

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public synchronized Scheduled at(Instant when, Runnable work) {
        var entry = new Entry(when.isBefore(instant) ? instant : when, order++, work);
        later.add(entry);
        return () -> forget(entry);
    }

    private synchronized void forget(Entry entry) {
        later.remove(entry);
    }

    @Override
    public synchronized void run(Runnable work) {
        now.add(work);
    }

    /** Runs everything that is due at this instant, and what follows from it at the same instant. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Turns the clock by this much, running everything due on the way at its own instant. */
    public void advance(Duration by) {
        advanceTo(instant.plus(by));
    }

    /** Turns the clock to this instant, running everything due on the way at its own instant. */
    public void advanceTo(Instant end) {
        turn(end);
        if (instant.isBefore(end)) {
            instant = end;
        }
    }

    /** Turns the clock as far as there is something to do, timeouts included. */
    public void advanceUntilIdle() {
        turn(Instant.MAX);
    }

    /** The next instant at which something is due; {@link Instant#MAX} if nothing is. */
    public synchronized Instant nextDue() {
        if (!now.isEmpty()) {
            return instant;
        }
        Entry next = later.peek();
        return next == null ? Instant.MAX : next.when();
    }

    private void turn(Instant end) {
        if (turning) {
            throw new IllegalStateException("work on the timeline must not turn it");
        }
        turning = true;
        try {
            for (int steps = 0; !nextDue().isAfter(end) && !nextDue().equals(Instant.MAX); steps++) {
                if (steps == MOST_STEPS) {
                    throw new IllegalStateException("the system does not come to rest at " + instant);
                }
                next().run();
            }
        } finally {
            turning = false;
        }
    }

    private synchronized Runnable next() {
        Runnable work = now.poll();
        if (work != null) {
            return work;
        }
        Entry next = later.remove();
        instant = next.when();
        return next.work();
    }
}
