package dev.mxonramp.bench.cost;

import java.util.Map;

/**
 * The design that this one replaces: an execution for each claim that goes round Wait, Task and Choice until the record
 * is there, at the same cadence. Its task looks at the DNS once and reads and writes nothing, which flatters it.
 */
final class PollingLoop {
    private static final int STATES_A_ROUND = 3;
    /** The template's default memory, in GB. */
    private static final double MEMORY = 0.5;

    private PollingLoop() {}

    /** What so many looks cost. */
    static Counts of(double looks) {
        return new Counts(Map.of(Unit.STATE_TRANSITION, STATES_A_ROUND * looks, Unit.INVOCATION, looks, Unit.GB_SECOND,
                looks * MEMORY * Timing.ONE_BY_ONE.seconds(0, 1)));
    }
}
