package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.watch.WatchKey;
import java.util.List;

/**
 * What a tick did.
 *
 * @param slots slots that this tick took
 * @param visited entries it came to
 * @param unfinished slots it had no time for; the next tick takes them
 * @param failures entries at which something failed; the others were not affected
 */
public record SweepReport(int slots, int visited, int unfinished, List<Failed> failures) {
    public SweepReport {
        failures = List.copyOf(failures);
    }

    /** An entry at which something failed. */
    public record Failed(WatchKey key, RuntimeException cause) {}
}
