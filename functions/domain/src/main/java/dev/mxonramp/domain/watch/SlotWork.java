package dev.mxonramp.domain.watch;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was done of a slot that was not worked to its end. Where one turn after the other cannot do everything, a round
 * takes several minutes, and only its end begins another: so the last entry has its turn too.
 *
 * @param minute the minute for which the round was begun, null if nothing is left of earlier work
 * @param done fingerprints ({@link WatchKey#fingerprint}) of the entries that were looked at
 */
public record SlotWork(@Nullable Instant minute, Set<Long> done) {
    /** Nothing was begun. */
    public static final SlotWork NONE = new SlotWork(null, Set.of());

    public SlotWork {
        done = Set.copyOf(done);
    }

    /** Whether an entry was looked at. */
    public boolean done(WatchKey key) {
        return done.contains(key.fingerprint());
    }
}
