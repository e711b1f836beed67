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

    private static final int LAST_YEAR = 9999;

    private ImapDate() {}

    /** The date; null if it is none. */
    static @Nullable OffsetDateTime read(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        try {
            OffsetDateTime date = OffsetDateTime.parse(wire.strip(), READ);
            // What has not four digits could be read, and not be written (RFC 3501 date-year).
            return date.getYear() >= 0 && date.getYear() <= LAST_YEAR ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As it goes on the wire, without quotes. */
    static String write(OffsetDateTime date) {
        return WRITE.format(date);
    }
}
