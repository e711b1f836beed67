package dev.mxonramp.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status its status code
 * @param headers by name
 * @param body its octets
 */
@SuppressWarnings("ArrayRecordComponent") // as for requests
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A text of some media type. */
    public static Answer text(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON. */
    public static Answer json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** Nothing but a status. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** The same with one more header. */
    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, body);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
