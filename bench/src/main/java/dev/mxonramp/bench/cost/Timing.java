package dev.mxonramp.bench.cost;

/**
 * How long an invocation takes, by what it did: assumptions, since the network of a cloud is not here. The same look at
 * the DNS takes the same time in both designs.
 *
 * @param base seconds of an invocation without any call
 * @param call seconds that one call to the table or another service adds
 * @param look seconds that one look at a domain's name servers adds
 */
record Timing(double base, double call, double look) {
    /** One thing after the other, as an API request or a task does it. */
    static final Timing ONE_BY_ONE = new Timing(0.020, 0.005, 0.100);

    /**
     * The sweep has many looks in flight at once, so that their waiting costs nothing more than the tick's own second; what
     * it needs is its processor. A routine look takes 0.64 ms of a CPU, the table's client included (docs/benchmarks.md);
     * 1 GB has 0.57 of one, which makes 1.1 ms, and 2 ms leave room for a slower CPU. Sixteen slots are opened at once.
     */
    static final Timing SWEEP = new Timing(1.0, 0.005 / 16, 0.002);

    double seconds(long calls, long looks) {
        return base + calls * call + looks * look;
    }
}
