package dev.mxonramp.bench.cost;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts while code runs; safe for threads. Calls to the table and looks at the DNS are counted for their time. */
final class Meter {
    private final Map<Unit, DoubleAdder> units = new EnumMap<>(Unit.class);
    private final LongAdder calls = new LongAdder();
    private final LongAdder looks = new LongAdder();

    Meter() {
        for (Unit unit : Unit.values()) {
            units.put(unit, new DoubleAdder());
        }
    }

    void count(Unit unit, double more) {
        DoubleAdder counted = units.get(unit);
        if (counted == null) {
            throw new IllegalArgumentException("nothing counts " + unit);
        }
        counted.add(more);
    }

    /** A call to a service took place. */
    void called() {
        calls.increment();
    }

    /** The name servers of a domain were asked. */
    void looked() {
        looks.increment();
    }

    long calls() {
        return calls.sum();
    }

    long looks() {
        return looks.sum();
    }

    Counts counts() {
        var now = new EnumMap<Unit, Double>(Unit.class);
        units.forEach((unit, sum) -> now.put(unit, sum.sum()));
        return new Counts(now);
    }
}
