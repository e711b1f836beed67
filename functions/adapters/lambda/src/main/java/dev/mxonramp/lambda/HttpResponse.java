package dev.mxonramp.lambda;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer in the form that API Gateway takes (payload format 2.0).
 *
 * @param headers names in lower case
 * @param body text, or octets in Base64; empty for none
 * @param base64 whether the body is in Base64
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean base64) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer that is a text. */
    public HttpResponse(int status, Map<String, String> headers, String body) {
        this(status, headers, body, false);
    }

    /** An answer that is no text, e.g. compressed or a picture. */
    public static HttpResponse octets(int status, Map<String, String> headers, byte[] body) {
        return new HttpResponse(status, headers, Base64.getEncoder().encodeToString(body), true);
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
        return new HttpResponse(status, all, body, base64);
    }
}
