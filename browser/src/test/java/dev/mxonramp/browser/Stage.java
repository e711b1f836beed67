package dev.mxonramp.browser;

import dev.mxonramp.console.ConsoleFunction;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.http.LoopbackServer;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The console over scripted answers of the API, so that every state of every view can be looked at. An answer that the
 * API's description does not allow is refused: what is shown here can happen.
 */
final class Stage implements AutoCloseable {
    private static final Pattern SECONDS = Pattern.compile("\\{\\{([+-][0-9]+)}}");
    private static final String NOT_FOUND = "{\"type\":\"urn:mx-onramp:problem:not-found\",\"title\":\"Not found\","
            + "\"status\":404,\"detail\":\"There is no such thing.\"}";

    private final ConsoleFunction console = new ConsoleFunction("MX Onramp");
    private final OpenApi document = OpenApi.document();
    private final Map<String, Scripted> scripted = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = new LoopbackServer(0, 1 << 20, Answer.empty(413), this::answer);

    private volatile UnaryOperator<String> twist = UnaryOperator.identity();

    private record Scripted(int status, String body) {}

    /** Where a path of the console is. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Answers a request so from now on, e.g. {@code GET /v1/domains}. */
    void answer(String request, int status, String body) {
        scripted.put(request, new Scripted(status, body));
    }

    /** Answers a request as recorded again. */
    void forget(String request) {
        scripted.remove(request);
    }

    /** Changes every recorded answer so from now on. */
    void twist(UnaryOperator<String> change) {
        twist = change;
    }

    /** Requests to the API so far, with their bodies. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was scripted and is not as the API's description says. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private Answer answer(Ask ask) {
        if (!ask.rawPath().startsWith("/v1/")) {
            return page(ask);
        }
        requests.add((ask.method() + " " + ask.rawPath() + " " + ask.text()).strip());
        Scripted script = scripted.getOrDefault(ask.method() + " " + ask.rawPath(), recorded(ask));
        String type = script.status() < 400 ? "application/json" : "application/problem+json";
        faults.addAll(document.violations(document.route(ask.method(), ask.rawPath()), script.status(), type,
                script.body()));
        return script.body().isEmpty()
                ? Answer.empty(script.status())
                : Answer.text(script.status(), type, script.body());
    }

    /** What lies among the test's resources; a POST of something that a domain does answers with the domain. */
    private Scripted recorded(Ask ask) {
        String path = java.net.URLDecoder.decode(ask.rawPath(), StandardCharsets.UTF_8);
        String own = resource("/api" + path + (ask.method().equals("GET") ? "" : "." + ask.method()) + ".json");
        if (own != null) {
            return new Scripted(ask.method().equals("POST") ? 201 : 200, twist.apply(own));
        }
        String above = ask.method().equals("POST")
                ? resource("/api" + path.substring(0, path.lastIndexOf('/')) + ".json")
                : null;
        return above == null ? new Scripted(404, NOT_FOUND) : new Scripted(200, twist.apply(above));
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = Stage.class.getResourceAsStream(name)) {
            return in == null ? null : timed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {{-60}} stands for the instant a minute ago. */
    static String timed(String text) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return SECONDS.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(now.plusSeconds(Long.parseLong(found.group(1))).toString()));
    }

    private Answer page(Ask ask) {
        String[] parts = ask.rawPath().split("/", -1);
        String route = ask.rawPath().startsWith("/assets/")
                ? "/assets/{file}"
                : List.of("/" + parts[1], "/domains/{domain}", "/domains/{domain}/{view}",
                        "/domains/{domain}/{view}/{item}").get(parts.length - 2);
        var request = Requests.of("GET " + route).parameter("file", parts[parts.length - 1]).header("accept-encoding",
                ask.header("accept-encoding").orElse(""));
        return sent(console.answer(request.request()));
    }

    private static Answer sent(HttpResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        byte[] body = response.base64()
                ? Base64.getDecoder().decode(response.body())
                : response.body().getBytes(StandardCharsets.UTF_8);
        return new Answer(response.status(), headers, body);
    }

    @Override
    public void close() {
        server.close();
    }
}
