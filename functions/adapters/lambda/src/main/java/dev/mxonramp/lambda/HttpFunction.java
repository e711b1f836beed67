package dev.mxonramp.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.journey.TransientFailure;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function behind the HTTP API: decodes the event, hands the request to its route, encodes the answer. This is the
 * one place where errors become HTTP.
 */
public abstract class HttpFunction extends SnapshotFunction {
    /** Bodies above this are refused before they are read (octets). */
    public static final int MAX_BODY = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);

    // Well-formed, and stands for nothing (RFC 2606 2).
    private static final Map<String, String> PRIMING = Map.of("domain", "priming.invalid", "local", "priming",
            "address", "priming@priming.invalid", "emailaddress", "priming@priming.invalid", "path", "priming");
    private static final Caller NOBODY = new Caller(new AccountId("a" + "2".repeat(26)), Set.of("read"), false);

    private final Map<String, Route> routes = new LinkedHashMap<>();

    protected HttpFunction() {
        this(Core.getGlobalContext());
    }

    /** @param snapshots where snapshots of this process are announced */
    protected HttpFunction(org.crac.Context<Resource> snapshots) {
        super(snapshots);
    }

    /** Answers every GET route once, to an account that nobody has. A function without any overrides this. */
    @Override
    protected void prime() {
        routes.keySet().stream().filter(route -> route.startsWith("GET "))
                .map(route -> new HttpRequest(route, route.substring(route.indexOf(' ') + 1), PRIMING, PRIMING,
                        Map.of(), "", "127.0.0.1", NOBODY))
                .forEach(request -> Json.read(Json.bytes(event(answer(request)))));
    }

    /** What answers one route. */
    @FunctionalInterface
    public interface Route {
        /** Answers; throws {@link ProblemException} for what the caller can mend. */
        HttpResponse answer(HttpRequest request);
    }

    /** Registers what answers a route, named as in the template: {@code GET /v1/domains/{domain}}. */
    protected final void on(String route, Route answer) {
        routes.put(route, answer);
    }

    /** The routes registered; they are the template's for this function. */
    public final Set<String> routes() {
        return Set.copyOf(routes.keySet());
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        Json.write(event(answer(HttpRequest.of(Json.object(Json.read(input))))), output);
    }

    private static Map<String, @Nullable Object> event(HttpResponse response) {
        var headers = new LinkedHashMap<>(response.headers());
        headers.putIfAbsent("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("statusCode", response.status());
        event.put("headers", headers);
        event.put("body", response.body());
        event.put("isBase64Encoded", response.base64());
        return event;
    }

    /** Registers what answers GET and HEAD of a path. */
    protected final void onRead(String path, Route answer) {
        on("GET " + path, answer);
        on("HEAD " + path, answer);
    }

    /** Answers a request, problems included; HEAD as GET, without the body (RFC 9110 9.3.2). */
    public final HttpResponse answer(HttpRequest request) {
        HttpResponse response = whole(request);
        return request.method().equals("HEAD")
                ? new HttpResponse(response.status(), response.headers(), "")
                : response;
    }

    private HttpResponse whole(HttpRequest request) {
        try {
            Route route = routes.get(request.route());
            if (route == null) {
                return Problem.notFound("This function has no route " + request.route() + ".").response();
            }
            if (request.body().getBytes(StandardCharsets.UTF_8).length > MAX_BODY) {
                return Problem.tooLarge("Send at most " + MAX_BODY + " octets in a body.").response();
            }
            return around(request, route);
        } catch (ProblemException e) {
            return e.problem().response();
        } catch (TransientFailure e) {
            LOG.warn("unavailable: {}", request.route(), e);
            return Problem.unavailable(e.getMessage() + " Nothing was lost: try again in a moment.", 5).response();
        } catch (RuntimeException e) {
            String id = UUID.randomUUID().toString();
            LOG.error("failed: {} incident {}", request.route(), id, e);
            return new Problem(500, "internal", "Our fault", "Something failed here. Try again; if it stays, "
                    + "tell the operator this incident number.", null, Map.of("incident", id)).response();
        }
    }

    /** Wraps every answer of this function; a subclass adds what all its routes share. */
    protected HttpResponse around(HttpRequest request, Route route) {
        return route.answer(request);
    }
}
