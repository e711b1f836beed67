package dev.mxonramp.bench.migration.report;

import java.util.List;
import java.util.Locale;

/**
 * What no copy can be faster than here: whoever copies has both servers do what they do for somebody who only reads and for
 * somebody who only writes, and everything runs on the same cores.
 *
 * @param reading the source
 * @param writing to the target
 * @param cores that servers, tools and relays share
 */
public record Floor(Row reading, Row writing, int cores) {
    /** Seconds. */
    double seconds() {
        double busy = (reading.cpuSeconds() + writing.cpuSeconds()) / cores;
        return Math.max(busy, Math.max(reading.seconds(), writing.seconds()));
    }

    /** How much of the writer's speed a copy can reach that costs nothing itself. */
    double share() {
        return writing.seconds() / seconds();
    }

    /** In words. */
    public List<String> lines() {
        return List.of(String.format(Locale.ROOT,
                "  %s: %.2f s, %.2f CPU s; with the %s %.2f CPU s on %d cores: no copy takes less than %.2f s here, or has"
                        + " more than %.2f of the %s's speed",
                reading.name(), reading.seconds(), reading.cpuSeconds(), writing.name(),
                reading.cpuSeconds() + writing.cpuSeconds(), cores, seconds(), share(), writing.name()), "");
    }
}
