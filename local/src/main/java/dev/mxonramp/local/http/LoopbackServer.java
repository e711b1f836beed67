package dev.mxonramp.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on a loopback port, one virtual thread a request. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    static {
        // Without it, Nagle's algorithm and delayed acknowledgements cost 40 ms a request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What answers requests. */
    @FunctionalInterface
    public interface Site {
        /** Answers; may wait as long as it likes. */
        Answer answer(Ask ask);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site;
    private final int maxBody;
    private final Answer tooLarge;

    /**
     * Serves from now on.
     *
     * @param port the port, 0 for a free one
     * @param maxBody octets of a body; above it, the client gets {@code tooLarge}
     * @throws PortTaken if somebody else listens there
     */
    public LoopbackServer(int port, int maxBody, Answer tooLarge, Site site) {
        this.site = site;
        this.maxBody = maxBody;
        this.tooLarge = tooLarge;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (BindException e) {
            throw new PortTaken(port, e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            LOG.debug("the client went away: {}", exchange.getRequestURI().getRawPath(), e);
            throw e;
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return site.answer(Ask.of(exchange, maxBody));
        } catch (Ask.TooLarge e) {
            return tooLarge;
        } catch (RuntimeException e) {
            LOG.error("failed: {} {}", exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), e);
            return Answer.json(500, "{\"message\":\"Internal Server Error\"}");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        boolean bodiless = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
