package dev.mxonramp.local.migrate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts as people read them. */
public final class Amounts {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** A count with separators. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count of messages. */
    public static String messages(long number) {
        return count(number) + (number == 1 ? " message" : " messages");
    }

    /** Octets in the largest unit that leaves a number of one or more. */
    public static String octets(long octets) {
        double amount = octets;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || amount >= 9.95 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** How long somebody waits, and until when. */
    static String wait(Duration pause, Instant now) {
        return time(pause) + ", until " + CLOCK.format(now.plus(pause));
    }

    /** Hours, minutes and seconds, without what is zero in front. */
    public static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
                : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
