package dev.mxonramp.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as API Gateway hands it over (HTTP API, payload format 2.0).
 *
 * @param route e.g. {@code GET /v1/domains/{domain}}
 * @param path the path as it was sent
 * @param pathParameters decoded
 * @param query decoded; repeated parameters are joined by commas, as the gateway does
 * @param headers names in lower case
 * @param body at most 6 MB; empty for none
 * @param sourceIp where it came from
 * @param authorized who sent it, null on open routes
 */
public record HttpRequest(String route, String path, Map<String, String> pathParameters, Map<String, String> query,
        Map<String, String> headers, String body, String sourceIp, @Nullable Caller authorized) {
    /** Who sent it; the gateway's authorizer has seen to it that there is somebody. */
    public Caller caller() {
        if (authorized == null) {
            throw new IllegalStateException("an open route has no caller: " + route);
        }
        return authorized;
    }

    /** A path parameter of the route. */
    public String parameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name + ": " + route);
        }
        return value;
    }

    /** A header, if it was sent. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The HTTP method. */
    public String method() {
        return route.substring(0, route.indexOf(' '));
    }

    /** The members of the JSON body; unknown ones are refused by {@link Fields#done()}. */
    public Fields fields() {
        try {
            return new Fields(Json.object(Json.read(body)));
        } catch (Json.Malformed e) {
            throw Problem.invalid("body", "Send a JSON object as the body: " + e.getMessage() + ".").exception();
        }
    }

    static HttpRequest of(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> context = map(event.get("requestContext"));
        String route = text(event.get("routeKey"), "");
        return new HttpRequest(route.equals("$default") ? method(context) + " $default" : route,
                text(event.get("rawPath"), "/"), strings(event.get("pathParameters")),
                strings(event.get("queryStringParameters")), lower(strings(event.get("headers"))), body(event),
                text(map(context.get("http")).get("sourceIp"), "unknown"), caller(context));
    }

    private static String method(Map<String, @Nullable Object> context) {
        return text(map(context.get("http")).get("method"), "GET");
    }

    private static String body(Map<String, @Nullable Object> event) {
        String body = text(event.get("body"), "");
        return Boolean.TRUE.equals(event.get("isBase64Encoded"))
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    private static @Nullable Caller caller(Map<String, @Nullable Object> context) {
        return Caller.of(map(map(context.get("authorizer")).get("lambda")));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : Json.object(value);
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value instanceof String text ? text : otherwise;
    }

    private static Map<String, String> strings(@Nullable Object value) {
        var strings = new HashMap<String, String>();
        map(value).forEach((name, each) -> strings.put(name, String.valueOf(each)));
        return strings;
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        var lower = new HashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
