package dev.mxonramp.domain.migration.ledger;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells messages of the same bytes apart: the instant of INTERNALDATE, to the second, and the system flags, since a
 * target may refuse keywords.
 *
 * @param date seconds of the epoch; {@link #NO_DATE} for none
 * @param flags one bit for each system flag (RFC 3501 2.3.2)
 */
public record Likeness(long date, int flags) {
    /** Where a server's date cannot be read. */
    public static final long NO_DATE = Long.MIN_VALUE;

    private static final List<String> SYSTEM = List.of("\\seen", "\\answered", "\\flagged",
            "\\deleted", "\\draft");

    /** Of a message with this INTERNALDATE and these flags. */
    public static Likeness of(@Nullable OffsetDateTime date, Collection<String> flags) {
        int bits = 0;
        for (String each : Set.copyOf(flags)) {
            int bit = SYSTEM.indexOf(each.toLowerCase(Locale.ROOT));
            bits |= bit < 0 ? 0 : 1 << bit;
        }
        return new Likeness(date == null ? NO_DATE : date.toEpochSecond(), bits);
    }
}
