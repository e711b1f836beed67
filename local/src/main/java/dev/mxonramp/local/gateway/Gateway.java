package dev.mxonramp.local.gateway;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.Invoker;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.http.LoopbackServer;
import dev.mxonramp.local.template.Authorizer;
import dev.mxonramp.local.template.Route;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API. It listens from the start, so that its address is known to what is started after it, and answers 503
 * until it is opened.
 */
public final class Gateway implements AutoCloseable {
    /** Octets of a body that the gateway takes at most. */
    static final int MAX_BODY = 10 * 1024 * 1024;
    private static final int MAX_EVENT = 6 * 1024 * 1024;
    private static final int MAX_HEADERS = 10_240;
    // The template's DefaultRouteSettings.
    private static final int BURST = 100;
    private static final int RATE = 50;

    private final InstantSource clock;
    private final LoopbackServer server;
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();
    private final TokenBucket bucket = new TokenBucket(BURST, RATE, System::nanoTime);

    private record Open(RouteTable routes, Invoker invoker, Door door, Pages pages) {}

    /** Listens on a loopback port, 0 for a free one. */
    public Gateway(int port, InstantSource clock) {
        this.clock = clock;
        this.server = new LoopbackServer(port, MAX_BODY, GatewayAnswers.TOO_LARGE, this::answer);
    }

    /** Serves these routes from now on. */
    public void open(List<Route> routes, Invoker invoker, Pages pages) {
        if (routes.stream().anyMatch(route -> route.path().startsWith(Pages.PREFIX))) {
            throw new IllegalArgumentException("the template has a route below " + Pages.PREFIX);
        }
        open.set(new Open(new RouteTable(routes), invoker, new Door(invoker, clock), pages));
    }

    /** Its base address, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Answer answer(Ask ask) {
        String id = UUID.randomUUID().toString();
        Open now = open.get();
        if (now == null) {
            return GatewayAnswers.UNAVAILABLE;
        }
        if (ask.rawPath().equals(Pages.PREFIX) || ask.rawPath().startsWith(Pages.PREFIX + "/")) {
            return now.pages().answer(ask);
        }
        try {
            return answer(now, ask, id).header("apigw-requestid", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GatewayAnswers.UNAVAILABLE;
        }
    }

    private Answer answer(Open now, Ask ask, String id) throws InterruptedException {
        if (headerOctets(ask) > MAX_HEADERS) {
            return GatewayAnswers.HEADERS_TOO_LARGE;
        }
        Optional<RouteTable.Match> match = now.routes().find(ask.method(), ask.rawPath());
        if (match.isEmpty()) {
            return GatewayAnswers.NOT_FOUND;
        }
        if (!bucket.take()) {
            return GatewayAnswers.TOO_MANY;
        }
        var event = new GatewayEvent(ask, match.get(), id, clock.instant());
        Route route = match.get().route();
        Optional<Authorizer> guard = route.authorizer();
        Door.Verdict verdict = guard.isEmpty()
                ? new Door.Verdict.Open(Map.of())
                : now.door().ask(guard.get(), ask, event);
        return switch (verdict) {
            case Door.Verdict.Closed closed -> closed.answer();
            case Door.Verdict.Open caller -> invoke(now.invoker(), route, event.request(caller.context()));
        };
    }

    private static Answer invoke(Invoker invoker, Route route, Map<String, @Nullable Object> event)
            throws InterruptedException {
        String json = Json.text(event);
        if (json.length() > MAX_EVENT) {
            return GatewayAnswers.TOO_LARGE;
        }
        return GatewayAnswers.of(invoker.invoke(route.function(), json));
    }

    private static int headerOctets(Ask ask) {
        return ask.rawPath().length() + ask.rawQuery().length() + ask.headers().entrySet().stream()
                .mapToInt(
                        header -> header.getValue().stream().mapToInt(each -> header.getKey().length() + each.length())
                                .sum())
                .sum();
    }

    @Override
    public void close() {
        server.close();
    }
}
