package dev.mxonramp.imap;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** INTERNALDATE on the wire: {@code "17-Jul-1996 02:44:25 -0700"} (RFC 3501 date-time), zone and all. */
final class ImapDate {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("d-MMM-uuuu HH:mm:ss ").appendOffset("+HHMM", "+0000").toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter WRITE = new DateTimeFormatterBuilder().appendPattern("dd-MMM-uuuu HH:mm:ss ")
            .appendOffset("+HHMM", "+0000").toFormatter(Locale.ENGLISH);

    private ImapDate() {}

    /** The date; null if it is none. */
    static @Nullable OffsetDateTime read(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(wire.strip(), READ);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As it goes on the wire, without quotes. */
    static String write(OffsetDateTime date) {
        return WRITE.format(date);
    }
}
