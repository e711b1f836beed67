package dev.mxonramp.https;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1.1 response (RFC 9112). Nothing is kept beyond the limits, and what does not follow the protocol is no
 * answer.
 */
final class HttpAnswerReader {
    /** Most octets of a body. */
    static final int MOST = 64 * 1024;
    private static final int MOST_HEAD = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(?:;.*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final InputStream in;
    private int head;

    HttpAnswerReader(InputStream in) {
        this.in = in;
    }

    /** What does not follow HTTP. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** More than may be. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads it.
     *
     * @param wanted statuses whose bodies are read; the others have none
     * @throws Malformed where it is no HTTP
     * @throws TooLong where it is over a limit
     * @throws EOFException where it breaks off
     */
    HttpAnswer read(IntPredicate wanted) throws IOException {
        Matcher first = STATUS.matcher(line());
        if (!first.matches()) {
            throw new Malformed();
        }
        int status = Integer.parseInt(first.group(1));
        if (!wanted.test(status)) {
            return new HttpAnswer(status, Map.of(), "");
        }
        Map<String, String> fields = fields();
        return new HttpAnswer(status, fields, new String(body(fields), StandardCharsets.UTF_8));
    }

    private Map<String, String> fields() throws IOException {
        var fields = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new Malformed();
            }
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return fields;
    }

    private byte[] body(Map<String, String> fields) throws IOException {
        if (fields.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        if (fields.containsKey("transfer-encoding")) {
            throw new Malformed();
        }
        String length = fields.get("content-length");
        if (length == null) {
            byte[] all = in.readNBytes(MOST + 1);
            if (all.length > MOST) {
                throw new TooLong();
            }
            return all;
        }
        if (!LENGTH.matcher(length).matches()) {
            throw new Malformed();
        }
        return exactly(Long.parseLong(length), 0);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            Matcher size = CHUNK.matcher(line());
            if (!size.matches()) {
                throw new Malformed();
            }
            long octets = Long.parseLong(size.group(1), 16);
            if (octets == 0) {
                return body.toByteArray();
            }
            body.writeBytes(exactly(octets, body.size()));
            if (!line().isEmpty()) {
                throw new Malformed();
            }
        }
    }

    private byte[] exactly(long octets, int before) throws IOException {
        if (octets + before > MOST) {
            throw new TooLong();
        }
        byte[] part = in.readNBytes((int) octets);
        if (part.length < octets) {
            throw new EOFException();
        }
        return part;
    }

    /** A line of the head, or around a chunk; all of them together have a limit. */
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (++head > MOST_HEAD) {
                throw new Malformed();
            }
            line.append((char) octet);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }
}
