package dev.mxonramp.domain.sweep;

/** Calls further invocations of the sweep to a tick that is larger than one can take. */
public interface Helpers {
    /** For a sweep that works alone: what it cannot take waits for the next tick. */
    Helpers NONE = _ -> {
        // Nobody to call.
    };

    /**
     * Starts another tick beside this one, and does not wait for it.
     *
     * @param number how many were called for this minute, with this one
     */
    void call(int number);
}
