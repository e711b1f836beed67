package dev.mxonramp.mailhost;

import dev.mxonramp.domain.journey.TransientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests to James's WebAdmin. A broken connection is tried once more: every request that we make is idempotent, and a
 * connection kept over a function's sleep is often dead. What stays broken, and every 5xx, is a
 * {@link TransientFailure}.
 */
final class WebAdmin {
    private static final int TRIES = 2;
    private static final String DOWN = "The mail platform does not answer at the moment.";

    private final URI base;
    private final Supplier<String> token;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience with one answer */
    WebAdmin(URI base, Supplier<String> token, Duration connect, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** An answer below 500. */
    record Answer(int status, String body) {
        boolean done() {
            return status / 100 == 2;
        }
    }

    Answer get(String... path) {
        return send("GET", "", path);
    }

    Answer head(String... path) {
        return send("HEAD", "", path);
    }

    Answer post(String... path) {
        return send("POST", "", path);
    }

    Answer put(String body, String... path) {
        return send("PUT", body, path);
    }

    Answer delete(String... path) {
        return send("DELETE", "", path);
    }

    /** @param path its segments, not encoded; a last one that begins with {@code ?} is the query */
    private Answer send(String method, String body, String... path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(patience)
                .header("authorization", "Bearer " + token.get()).header("content-type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = send(request);
        int status = response.statusCode();
        if (status >= 500) {
            throw new TransientFailure("The mail platform reports a fault of its own (" + status + ") at the moment.");
        }
        if (status == 401 || status == 403) {
            // The operator's to mend; the secret may be in rotation, so trying again is right.
            throw new TransientFailure("The mail platform does not accept our credentials at the moment.");
        }
        return new Answer(status, response.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        for (int attempt = 1;; attempt++) {
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new TransientFailure(DOWN, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientFailure(DOWN, e);
            }
        }
    }

    private URI uri(String... path) {
        var text = new StringBuilder(base.toString().replaceFirst("/+$", ""));
        for (String segment : path) {
            if (segment.startsWith("?")) {
                text.append(segment);
            } else {
                // Form encoding is not quite path encoding: it writes a space as a plus.
                text.append('/').append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        }
        return URI.create(text.toString());
    }
}
