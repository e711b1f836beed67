package dev.mxonramp.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test turns it. */
public final class TurnedClock implements InstantSource {
    private volatile Instant now;

    /** Begins on a Monday at noon. */
    public TurnedClock() {
        this(Instant.parse("2026-11-23T12:00:00Z"));
    }

    public TurnedClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Turns the clock forward. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets the clock. */
    public void set(Instant instant) {
        now = instant;
    }
}
