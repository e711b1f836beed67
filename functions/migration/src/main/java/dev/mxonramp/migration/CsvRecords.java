package dev.mxonramp.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values (RFC 4180): quoted fields with commas, line breaks and doubled quotes within, lines that
 * end in CRLF, LF or CR, with or without an end behind the last, and with a byte order mark before the first.
 */
final class CsvRecords {
    private static final char BOM = '\ufeff';

    private final String text;
    private final List<CsvRecord> records = new ArrayList<>();
    private List<String> fields = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvRecords(String text) {
        this.text = text;
    }

    /**
     * One record.
     *
     * @param line where it begins, from 1
     */
    record CsvRecord(int line, List<String> fields) {
        CsvRecord {
            fields = List.copyOf(fields);
        }

        /** The fields may hold secrets. */
        @Override
        public String toString() {
            return "CsvRecord[line=" + line + "]";
        }
    }

    /** What is not comma-separated values; says where, and quotes nothing. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, String what) {
            super("Line " + line + " " + what + ".");
        }
    }

    /** All records; lines without anything are none. */
    static List<CsvRecord> read(String text) throws Malformed {
        var reading = new CsvRecords(text);
        reading.at = text.indexOf(BOM) == 0 ? 1 : 0;
        while (reading.at < text.length()) {
            reading.next();
        }
        return List.copyOf(reading.records);
    }

    private void next() throws Malformed {
        int begin = line;
        fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        lineEnd();
        if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
            records.add(new CsvRecord(begin, fields));
        }
    }

    private String field() throws Malformed {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() throws Malformed {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new Malformed(line, "has a quote within a field that does not begin with one");
            }
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() throws Malformed {
        int begin = line;
        var field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
                line += c == '\n' || (c == '\r' && (at == text.length() || text.charAt(at) != '\n')) ? 1 : 0;
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else if (at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
                return field.toString();
            } else {
                throw new Malformed(line, "goes on behind the quote that ends a field");
            }
        }
        throw new Malformed(begin, "has a quoted field without an end");
    }

    private void lineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
            at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
        } else if (at < text.length()) {
            at++;
        }
        line++;
    }
}
