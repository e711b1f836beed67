package dev.mxonramp.local.states;

import java.time.Instant;
import java.time.InstantSource;

/** Where the local system's time comes from, and what runs later. Work never runs within the call that hands it in. */
public interface Timeline extends InstantSource {
    /** Work that waits for its instant. */
    interface Scheduled {
        /** Forgets the work if it has not begun. */
        void cancel();
    }

    /** Runs this at that instant, or as soon as possible if it has passed. */
    Scheduled at(Instant when, Runnable work);

    /** Runs this now, apart from the caller; it may take long. */
    void run(Runnable work);
}
