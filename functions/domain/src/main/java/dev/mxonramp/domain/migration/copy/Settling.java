package dev.mxonramp.domain.migration.copy;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits until a server has finished what a dead connection had still sent it: pipelined APPENDs go on for a moment after
 * the sender has died, and what lands after we looked would be sent twice.
 */
public final class Settling {
    private static final int QUIET_LOOKS = 2;
    private static final int MAX_LOOKS = 50;

    private final Duration pause;
    private final Pause sleeper;

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        /** Returns after about this time. */
        void pause(Duration time);
    }

    /**
     * @param pause between two looks
     * @param sleeper how to wait
     */
    public Settling(Duration pause, Pause sleeper) {
        this.pause = pause;
        this.sleeper = sleeper;
    }

    /** The folder's status once it has been the same for several looks. */
    FolderStatus await(Supplier<FolderStatus> look) {
        FolderStatus last = look.get();
        int quiet = 0;
        for (int looks = 0; quiet < QUIET_LOOKS && looks < MAX_LOOKS; looks++) {
            sleeper.pause(pause);
            FolderStatus now = look.get();
            quiet = now.equals(last) ? quiet + 1 : 0;
            last = now;
        }
        return last;
    }
}
