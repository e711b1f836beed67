package dev.mxonramp.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service of AWS on loopback, as a test scripts it: what arrives is kept, what is answered the script decides. */
public final class Front implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Clients clients;

    /** A request as it arrived; {@code operation} is the last part of X-Amz-Target, or empty. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Request(String method, String path, String operation, Map<String, List<String>> headers,
            byte[] body) {
        /** The body as a JSON object. */
        public Map<String, @Nullable Object> json() {
            return Json.readObject(body);
        }

        /** A text of the JSON body. */
        public String text(String member) {
            return String.valueOf(json().get(member));
        }
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        /** An object as JSON. */
        public static Reply of(Map<String, ? extends @Nullable Object> json) {
            return new Reply(200, Map.of(), Json.bytes(json));
        }

        /** An error by its name, as the JSON protocols tell it. */
        public static Reply error(int status, String name) {
            return new Reply(status, Map.of("x-amzn-ErrorType", name),
                    Json.bytes(Map.of("__type", name, "message", "scripted " + name)));
        }
    }

    public Front(Function<Request, Reply> script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port on loopback", e);
        }
        server.createContext("/", exchange -> answer(exchange, script));
        server.start();
        clients = Clients.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "test");
    }

    /** Clients whose every service is this front. */
    public Clients clients() {
        return clients;
    }

    /** What arrived, in order. */
    public List<Request> requests() {
        return requests;
    }

    /** The last that arrived. */
    public Request last() {
        return requests.getLast();
    }

    private void answer(HttpExchange exchange, Function<Request, Reply> script) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    target == null ? "" : target.substring(target.indexOf('.') + 1),
                    Map.copyOf(exchange.getRequestHeaders()), exchange.getRequestBody().readAllBytes());
            requests.add(request);
            Reply reply = replyTo(request, script);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Reply replyTo(Request request, Function<Request, Reply> script) {
        try {
            return script.apply(request);
        } catch (RuntimeException e) {
            // Told to the client, so that the test that scripted it shows why.
            return new Reply(400, Map.of(), e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
