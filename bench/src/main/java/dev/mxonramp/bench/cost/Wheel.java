package dev.mxonramp.bench.cost;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the timing wheel itself takes: reading slots, marking that they are worked, the cursor. It is counted apart from
 * what claims take, since it grows with the ticks until every slot has an entry, and not with the claims.
 */
final class Wheel {
    /** Reads and writes of all this. */
    final Meter meter = new Meter();

    private final LongAdder turns = new LongAdder();
    private final LongAdder entries = new LongAdder();
    private final LongAdder octets = new LongAdder();

    /** A slot with entries was taken up. */
    void turn() {
        turns.increment();
    }

    /** Entries of a slot were read. */
    void read(long count, long size) {
        entries.add(count);
        octets.add(size);
    }

    long turns() {
        return turns.sum();
    }

    /** Octets of an entry on average; 0 before the first. */
    double octetsAnEntry() {
        return entries.sum() == 0 ? 0 : (double) octets.sum() / entries.sum();
    }
}
