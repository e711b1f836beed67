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

    /** Who works a slot. */
    sealed interface Turn {
        /**
         * You do, until {@code until}.
         *
         * @param slot the slot
         * @param minute the minute for which it is worked
         * @param until when the right ends, unless the work is finished before
         * @param left what a tick that ended half-way left behind
         */
        record Yours(Slot slot, Instant minute, Instant until, SlotWork left) implements Turn {}

        /** Another tick does, and has not ended. */
        record AtWork() implements Turn {}

        /** Nobody: it was worked for this or a later minute. */
        record Worked() implements Turn {}
    }

    /**
     * Takes the right to work a slot for one minute of the clock, by a conditional write.
     *
     * @param until when a tick that does not finish has ended for certain: then the next may go on
     */
    Turn take(Slot slot, Instant minute, Instant now, Instant until);

    /** Notes how far the work is, for whoever has to go on with it; nothing happens when the turn is not ours any more. */
    void note(Turn.Yours turn, SlotWork work);

    /** Notes that the slot was worked whole; nothing happens when the turn is not ours any more. */
    void finish(Turn.Yours turn);

    /** The last minute whose slots were all worked; empty before the first. */
    Optional<Instant> cursor();

    /** Moves the cursor forward, never back. */
    void advance(Instant minute);
}
