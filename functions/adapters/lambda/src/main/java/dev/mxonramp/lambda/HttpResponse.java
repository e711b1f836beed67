package dev.mxonramp.lambda;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer in the form that API Gateway takes (payload format 2.0).
 *
 * @param headers names in lower case
 * @param body text, empty for none
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    /** A JSON answer. */
    public static HttpResponse json(int status, @Nullable Object value) {
        return new HttpResponse(status, Map.of("content-type", "application/json"), Json.text(value));
    }

    /** An answer without a body. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Map.of(), "");
    }

    /** This answer with one more header. */
    public HttpResponse header(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new HttpResponse(status, all, body);
    }
}
