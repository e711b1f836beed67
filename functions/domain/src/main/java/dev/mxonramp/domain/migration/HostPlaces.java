package dev.mxonramp.domain.migration;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Places for workers at old servers: many mailboxes are moved from one server at a time, each by a worker of its own, and
 * the server must bear them all. A conditional write decides between workers, and time ends what a dead one held.
 */
public interface HostPlaces {
    /**
     * Takes a place.
     *
     * @param host the server
     * @param places how many there are at it; numbers from 0 up
     * @param holder who asks, by a name that no other has
     * @param length how long it lasts unless it is kept
     * @return its number; empty if all are taken
     */
    OptionalInt take(String host, int places, String holder, Duration length);

    /**
     * Makes a place last longer, even when its time is over, unless another came between.
     *
     * @return whether it is still the holder's
     */
    boolean keep(String host, int place, String holder, Duration length);

    /** Gives a place back; somebody else's is left alone. */
    void leave(String host, int place, String holder);
}
