package dev.mxonramp.migration;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180) that spreadsheets show and do not calculate: every field stands in quotes,
 * and what begins like a formula, in whatever width, or like a break that hides one gets an apostrophe before it.
 */
final class CsvText {
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final StringBuilder text = new StringBuilder();

    /** Adds a record; null is an empty field. */
    CsvText add(List<? extends @Nullable Object> fields) {
        var record = new StringJoiner(",", "", "\r\n");
        for (Object each : fields) {
            record.add(field(each));
        }
        text.append(record);
        return this;
    }

    private static String field(@Nullable Object value) {
        String plain = value == null ? "" : value.toString();
        String safe = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
