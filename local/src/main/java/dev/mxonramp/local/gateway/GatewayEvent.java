package dev.mxonramp.local.gateway;

import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.template.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events that functions get (payload format 2.0).
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *      API Gateway: Lambda integrations of HTTP APIs</a>
 */
final class GatewayEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TEXTS = List.of("application/json", "application/xml", "application/javascript");

    private final Ask ask;
    private final RouteTable.Match match;
    private final String id;
    private final Instant now;

    GatewayEvent(Ask ask, RouteTable.Match match, String id, Instant now) {
        this.ask = ask;
        this.match = match;
        this.id = id;
        this.now = now;
    }

    /** What the route's function gets. */
    Map<String, @Nullable Object> request(Map<String, @Nullable Object> authorizer) {
        Map<String, @Nullable Object> event = common();
        Map<String, @Nullable Object> context = context();
        if (!authorizer.isEmpty()) {
            context.put("authorizer", Map.of("lambda", authorizer));
        }
        event.put("requestContext", context);
        boolean text = isText();
        if (ask.body().length > 0) {
            event.put("body", text
                    ? new String(ask.body(), StandardCharsets.UTF_8)
                    : Base64.getEncoder().encodeToString(ask.body()));
        }
        event.put("isBase64Encoded", ask.body().length > 0 && !text);
        return event;
    }

    /** What the authorizer gets. */
    Map<String, @Nullable Object> authorization(List<String> identity) {
        Map<String, @Nullable Object> event = common();
        Route route = match.route();
        event.put("type", "REQUEST");
        event.put("routeArn", "arn:aws:execute-api:us-east-1:000000000000:local/$default/" + route.method()
                + route.path());
        event.put("identitySource", identity);
        event.put("requestContext", context());
        return event;
    }

    /** A value of the context that an authorizer may ask for ({@code $context.routeKey}). */
    String context(String name) {
        return switch (name) {
            case "routeKey" -> match.route().key();
            case "httpMethod" -> ask.method();
            default -> throw new IllegalArgumentException("the local gateway does not know $context." + name);
        };
    }

    private Map<String, @Nullable Object> common() {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", path());
        event.put("rawQueryString", ask.rawQuery());
        List<String> cookies = ask.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split("; *"))).toList();
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers());
        Map<String, String> query = ask.query().entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, pair -> String.join(",", pair.getValue())));
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        if (!match.parameters().isEmpty()) {
            event.put("pathParameters", match.parameters());
        }
        return event;
    }

    private String path() {
        return RouteTable.decoded(ask.rawPath());
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        ask.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", ask.sourceIp());
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private Map<String, @Nullable Object> context() {
        String host = ask.header("host").orElse("localhost");
        var context = new LinkedHashMap<String, @Nullable Object>();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", host.replaceFirst(":[0-9]+$", ""));
        context.put("domainPrefix", "local");
        context.put("http",
                Map.of("method", ask.method(), "path", path(), "protocol", "HTTP/1.1", "sourceIp", ask.sourceIp(),
                        "userAgent", ask.header("user-agent").orElse("")));
        context.put("requestId", id);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private boolean isText() {
        String type = ask.header("content-type").orElse("text/plain").split(";", 2)[0].strip()
                .toLowerCase(Locale.ROOT);
        return ask.header("content-encoding").isEmpty() && (type.startsWith("text/") || TEXTS.contains(type));
    }
}
