package dev.mxonramp.domain.account;

import java.time.Duration;

/** Counters that say how often something may happen; a window begins with the first count. */
public interface Limits {
    /**
     * How often something may happen to one subject.
     *
     * @param name stable, part of the stored key
     * @param max counts within a window, from 1
     */
    record Limit(String name, int max, Duration window) {
        public Limit {
            if (max < 1 || !window.isPositive()) {
                throw new IllegalArgumentException("a limit allows something within some time");
            }
        }
    }

    /** Whether it may happen now. */
    sealed interface Verdict {
        /** It may, and was counted. */
        record Within() implements Verdict {}

        /** It may not before this time has passed; nothing was counted. */
        record Exceeded(Duration retryAfter) implements Verdict {}
    }

    /** Counts once for a subject, e.g. a network address, unless the limit is reached. */
    Verdict count(Limit limit, String subject);

    /** Takes one count back, since what was counted did not happen. */
    void giveBack(Limit limit, String subject);
}
