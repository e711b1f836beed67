package dev.mxonramp.domain.migration.copy;

import java.time.Duration;

/**
 * About how long the copying of a plan takes, and what it costs the operator; from the measurements in
 * docs/benchmarks.md and the prices in docs/costs.md, on the careful side. Where a provider gives out only so much a day,
 * that decides.
 *
 * @param time from the first byte to the last, with the provider's pauses
 * @param dollars in US dollars
 */
public record PlanEstimate(Duration time, double dollars) {
    /** What a server that stores every message durably takes on a few connections. */
    private static final double MESSAGES_PER_SECOND = 150;
    private static final double OCTETS_PER_SECOND = 8 << 20;
    private static final double SECONDS_PER_FOLDER = 0.5;
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private static final double MESSAGES_PER_BATCH = 100;
    /** Worker: 1,769 MB. */
    private static final double DOLLARS_PER_SECOND = 1_769 / 1_024.0 * 0.0000133334;
    /** Intent and result of a batch, some 5 KB each, at 0.000000625 a KB; and a segment of the manifest at 0.000005. */
    private static final double DOLLARS_PER_BATCH = 10 * 0.000000625 + 0.000005;

    /**
     * Estimates a plan.
     *
     * @param octetsPerDay what the old provider gives out a day; {@link Long#MAX_VALUE} without a bound
     */
    public static PlanEstimate of(Plan plan, long octetsPerDay) {
        double copying = Math.max(plan.messages() / MESSAGES_PER_SECOND, plan.octets() / OCTETS_PER_SECOND)
                + plan.folders().size() * SECONDS_PER_FOLDER;
        double batches = Math.ceil(plan.messages() / MESSAGES_PER_BATCH);
        long daysOfPause = plan.octets() / octetsPerDay;
        return new PlanEstimate(Duration.ofSeconds((long) Math.ceil(copying) + daysOfPause * SECONDS_PER_DAY),
                copying * DOLLARS_PER_SECOND + batches * DOLLARS_PER_BATCH);
    }
}
