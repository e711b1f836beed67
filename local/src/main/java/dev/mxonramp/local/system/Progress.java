package dev.mxonramp.local.system;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person what is going on, a line at a time, with the seconds since the start. */
public final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    /** Lines go here. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says something. */
    public synchronized void say(String line) {
        out.printf("%6.1f s  %s%n", since().toMillis() / 1000.0, line);
        out.flush();
    }

    /** The time since the start. */
    public Duration since() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
