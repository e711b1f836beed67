package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.Finding.Fault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A diagnosis in words. */
record Wording(Fault fault, String sentence, @Nullable String remedy, @Nullable Instant lookAgainAt,
        @Nullable Timing timing) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final int LONGEST_VALUE = 100;
    private static final int FEW = 3;
    /** When a state that others must mend is worth another look. */
    static final int SOON = 60;

    /** Words that say nothing about time. */
    Wording(Fault fault, String sentence, @Nullable String remedy, @Nullable Instant lookAgainAt) {
        this(fault, sentence, remedy, lookAgainAt, null);
    }

    /** The same, with this to be said about time. */
    Wording timed(@Nullable Timing when) {
        return new Wording(fault, sentence, remedy, lookAgainAt, when);
    }

    /** The user's record is at fault, and this edit mends it. */
    static Wording record(String sentence, String remedy) {
        return new Wording(Fault.RECORD, sentence, remedy, null);
    }

    /** All is well. */
    static Wording well(String sentence) {
        return new Wording(Fault.NOBODY, sentence, null, null);
    }

    /** Only time is missing. */
    static Wording patience(String sentence, @Nullable Instant until) {
        return new Wording(Fault.NOBODY, sentence, null, until);
    }

    /** The instant in words, rounded up to the minute. */
    static String clock(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return CLOCK.format(minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES));
    }

    /** The instant in words, rounded down to the minute: for one from which something was so. */
    static String clockBefore(Instant at) {
        return CLOCK.format(at.truncatedTo(ChronoUnit.MINUTES));
    }

    /** A value in quotes, cut at 100 characters. */
    static String quoted(String value) {
        String text = plain(value);
        String shown = text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
        return "\"" + shown + "\"";
    }

    /** Text that somebody else wrote, without the characters that could disturb a page, a log or a mail. */
    static String plain(String text) {
        return ODD.matcher(text).replaceAll("?");
    }

    /** The first of several things, and how many more there are. */
    static String andMore(List<String> things) {
        return things.size() == 1 ? things.getFirst() : things.getFirst() + " and " + (things.size() - 1) + " more";
    }

    /** Things in a row. */
    static String list(List<?> things) {
        return String.join(", ", things.stream().map(String::valueOf).toList());
    }

    /** The first three of several things, and how many more there are. */
    static String few(List<?> things) {
        int more = things.size() - FEW;
        return list(things.stream().limit(FEW).toList()) + (more > 0 ? " and " + more + " more" : "");
    }

    Finding finding(String code, Instant at, List<Finding.ServerRow> rows, Finding.Providers providers) {
        return new Finding(code, fault, sentence, remedy, lookAgainAt, at, rows, List.of(), providers).timed(timing);
    }
}
