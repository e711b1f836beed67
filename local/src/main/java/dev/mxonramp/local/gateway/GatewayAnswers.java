package dev.mxonramp.local.gateway;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.lambda.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gateway itself answers, and how it reads what functions answer. */
final class GatewayAnswers {
    static final Answer UNAUTHORIZED = own(401, "Unauthorized");
    static final Answer FORBIDDEN = own(403, "Forbidden");
    static final Answer NOT_FOUND = own(404, "Not Found");
    static final Answer TOO_LARGE = own(413, "Request Entity Too Large");
    static final Answer TOO_MANY = own(429, "Too Many Requests");
    static final Answer HEADERS_TOO_LARGE = own(431, "Request Header Fields Too Large");
    static final Answer FAILED = own(500, "Internal Server Error");
    static final Answer UNAVAILABLE = own(503, "Service Unavailable");

    private GatewayAnswers() {}

    private static Answer own(int status, String message) {
        return Answer.json(status, "{\"message\":\"" + message + "\"}");
    }

    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> read(answered.payload());
            case Outcome.Failed ignored -> FAILED;
            case Outcome.Throttled ignored -> UNAVAILABLE;
            case Outcome.Unknown ignored -> FAILED;
        };
    }

    private static Answer read(String payload) {
        try {
            Object value = Json.read(payload);
            if (!(value instanceof Map<?, ?> map) || !map.containsKey("statusCode")) {
                return Answer.json(200, payload);
            }
            return read(Json.object(value));
        } catch (Json.Malformed | IllegalArgumentException e) {
            return FAILED;
        }
    }

    private static Answer read(Map<String, @Nullable Object> answer) {
        int status = Integer.parseInt(String.valueOf(answer.get("statusCode")));
        String body = answer.get("body") instanceof String text ? text : "";
        byte[] octets = Boolean.TRUE.equals(answer.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("content-type", List.of("text/plain; charset=utf-8"));
        if (answer.get("headers") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> headers
                    .put(String.valueOf(name).toLowerCase(java.util.Locale.ROOT), List.of(String.valueOf(value))));
        }
        if (answer.get("cookies") instanceof List<?> cookies) {
            headers.put("set-cookie", cookies.stream().map(String::valueOf).toList());
        }
        return new Answer(status, headers, octets);
    }
}
