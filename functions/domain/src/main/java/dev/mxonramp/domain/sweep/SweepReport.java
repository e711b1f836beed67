package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.watch.WatchKey;
import java.util.List;

/**
 * What a tick did.
 *
 * @param slots slots that this tick took; empty ones are not
 * @param visited entries it came to
 * @param unfinished slots that were not worked whole: the time was too short, or another tick is still at them. The next
 *        tick goes on with what is left
 * @param failures entries at which something failed; the others were not affected
 */
public record SweepReport(int slots, int visited, int unfinished, List<Failed> failures) {
    public SweepReport {
        failures = List.copyOf(failures);
    }

    /** An entry at which something failed. */
    public record Failed(WatchKey key, RuntimeException cause) {}
}
