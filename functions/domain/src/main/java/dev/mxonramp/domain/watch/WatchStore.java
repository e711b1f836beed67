package dev.mxonramp.domain.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The timing wheel, stored. */
public interface WatchStore {
    /** A page of entries; {@code next} continues, null at the end. */
    record Page(List<Watch> watches, @Nullable String next) {
        public Page {
            watches = List.copyOf(watches);
        }
    }

    /** Puts or moves an entry. */
    void put(Watch watch);

    /** Takes an entry out; without it, nothing happens. */
    void remove(WatchKey key);

    /** Entries of a slot (eventually consistent), at most {@code limit} of them. */
    Page read(Slot slot, @Nullable String from, int limit);

    /**
     * Takes the right to work a slot for one minute of the clock, by a conditional write.
     *
     * @return false if this or a later minute of the slot was taken already
     */
    boolean take(Slot slot, Instant minute);

    /** The last minute whose slots were all worked; empty before the first. */
    Optional<Instant> cursor();

    /** Moves the cursor forward, never back. */
    void advance(Instant minute);
}
