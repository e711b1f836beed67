package dev.mxonramp.bench.latency;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The HTTP API as many pages use it at once. */
final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final URI base;
    private final @Nullable String token;

    Api(URI base) {
        this(base, null);
    }

    private Api(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** The same for the holder of a token. */
    Api as(String bearer) {
        return new Api(base, bearer);
    }

    Map<String, @Nullable Object> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Map<String, @Nullable Object> post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path).header("idempotency-key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Json.text(body))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
                .header("content-type", "application/json");
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    /** "Try again later" (429, 503) is heeded, as a page does; the time that this takes counts. */
    private static Map<String, @Nullable Object> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpRequest sent = request.build();
        for (int attempt = 1;; attempt++) {
            var answer = HTTP.send(sent, BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                return Json.object(Json.read(answer.body()));
            }
            boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!later || attempt == TRIES) {
                throw new IOException(sent.method() + " " + sent.uri() + " answered " + answer.statusCode() + ": "
                        + answer.body());
            }
            Thread.sleep(PAUSE);
        }
    }
}
