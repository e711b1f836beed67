package dev.mxonramp.domain.watch;

import java.time.Duration;
import java.time.Instant;

/** How often the sweep looks at a claim (dns.md 12). */
public enum Tier {
    MINUTE(1), FIVE_MINUTES(5), HALF_HOUR(30), FOUR_HOURS(240), DAY(1440);

    private final int minutes;

    Tier(int minutes) {
        this.minutes = minutes;
    }

    /** Slots of this tier: one for each minute of its period. */
    public int slots() {
        return minutes;
    }

    /** Time between two looks. */
    public Duration period() {
        return Duration.ofMinutes(minutes);
    }

    /**
     * The tier of a claim that waits since {@code changedAt}: every minute for 15 minutes, every 5 for 2 hours, every
     * 30 for a day, every 4 hours to day 7, then daily.
     */
    public static Tier of(Instant changedAt, Instant now) {
        Duration quiet = Duration.between(changedAt, now);
        if (quiet.compareTo(Duration.ofMinutes(15)) < 0) {
            return MINUTE;
        }
        if (quiet.compareTo(Duration.ofHours(2)) < 0) {
            return FIVE_MINUTES;
        }
        if (quiet.compareTo(Duration.ofDays(1)) < 0) {
            return HALF_HOUR;
        }
        return quiet.compareTo(Duration.ofDays(7)) < 0 ? FOUR_HOURS : DAY;
    }
}
