package dev.mxonramp.local.demo;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The HTTP API as a customer's program uses it. */
final class ApiClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final List<Exchange> exchanges = new ArrayList<>();
    private @Nullable String token;

    ApiClient(URI base) {
        this.base = base;
    }

    /** An answer: status and body. */
    record Answer(int status, String body) {
        /** The body as a JSON object. */
        Map<String, @Nullable Object> object() {
            return Json.object(Json.read(body));
        }

        /** A text reached by a dotted path, or "" where there is none. */
        String text(String path) {
            Object value = at(object(), path);
            return value == null ? "" : value.toString();
        }

        /** A list of objects reached by a dotted path, empty where there is none. */
        List<Map<String, @Nullable Object>> list(String path) {
            return at(object(), path) instanceof List<?> list ? list.stream().map(Json::object).toList() : List.of();
        }

        private static @Nullable Object at(Map<String, @Nullable Object> object, String path) {
            Object value = object;
            for (String name : path.split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return value;
        }
    }

    /** Every request so far with its answer, in order. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** From now on requests carry this bearer token. */
    void authorize(String bearer) {
        token = bearer;
    }

    /** Sends a request and expects it to succeed. */
    Answer call(String method, String path, @Nullable Map<String, ?> body) throws IOException, InterruptedException {
        Answer answer = send(method, path, body);
        if (answer.status() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /** Sends a request and takes whatever comes. */
    Answer send(String method, String path, @Nullable Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(Json.text(new LinkedHashMap<>(body))))
                .header("content-type", "application/json");
        if (method.equals("POST")) {
            request.header("idempotency-key", UUID.randomUUID().toString());
        }
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        exchanges.add(new Exchange(method, path, response.statusCode(),
                response.headers().firstValue("content-type").orElse(null), response.body()));
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
