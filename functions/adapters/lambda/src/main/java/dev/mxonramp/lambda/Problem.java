package dev.mxonramp.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param status the HTTP status
 * @param type stable name, shown as {@code urn:mx-onramp:problem:<type>}
 * @param title what kind of problem, the same for every case of the type
 * @param detail a sentence that says what to do
 * @param field the member, parameter or header at fault, or null
 * @param extra further members, e.g. {@code retryAfter} seconds
 */
public record Problem(int status, String type, String title, String detail, @Nullable String field,
        Map<String, Object> extra) {
    public Problem {
        extra = Map.copyOf(extra);
    }

    /** 400: the request itself is wrong. */
    public static Problem invalid(@Nullable String field, String detail) {
        return new Problem(400, "invalid", "The request is not valid", detail, field, Map.of());
    }

    /** 404: not there, or not the caller's; the two look the same from outside. */
    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", "There is no such thing", detail, null, Map.of());
    }

    /** 409: right in itself, but not in this state. */
    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, "The state does not allow this", detail, null, Map.of());
    }

    /** 413. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "too-large", "The request is too large", detail, null, Map.of());
    }

    /** 429 with the seconds after which trying again may help. */
    public static Problem tooMany(String detail, long retryAfterSeconds) {
        return new Problem(429, "too-many-requests", "Too many requests", detail, null,
                Map.of("retryAfter", retryAfterSeconds));
    }

    /** 503: a service that we need does not answer; nothing was lost. */
    public static Problem unavailable(String detail, long retryAfterSeconds) {
        return new Problem(503, "unavailable", "Not available for the moment", detail, null,
                Map.of("retryAfter", retryAfterSeconds));
    }

    /** This problem as something to throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The answer that carries the document. */
    public HttpResponse response() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("type", "urn:mx-onramp:problem:" + type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("field", field);
        members.putAll(extra);
        HttpResponse response = new HttpResponse(status, Map.of("content-type", "application/problem+json"),
                Json.text(members));
        return extra.get("retryAfter") instanceof Long seconds
                ? response.header("retry-after", seconds.toString())
                : response;
    }
}
