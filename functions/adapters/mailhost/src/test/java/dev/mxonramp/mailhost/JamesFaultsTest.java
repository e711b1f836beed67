package dev.mxonramp.mailhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter makes of a James that misbehaves; how it behaves with a real one is shown in local's tests. */
class JamesFaultsTest {
    private static final DomainName DOMAIN = new DomainName("acme.test");
    private static final String TOKEN = "token-that-nobody-must-see";

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private JamesMailHost host;

    JamesFaultsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host = new JamesMailHost(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), () -> TOKEN,
                Duration.ofSeconds(2), Duration.ofMillis(300));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().toASCIIString() + " "
                    + exchange.getRequestHeaders().getFirst("authorization"));
            reply(exchange, status, body);
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 401, 403})
    void whatTryingAgainMayMendIsTransient(int status) {
        answer(status, "{\"message\":\"java.lang.Exception: inner workings\"}");
        var failure = assertThrows(TransientFailure.class, () -> host.addDomain(DOMAIN));
        assertFalse(String.valueOf(failure.getMessage()).contains("inner workings"));
        assertFalse(failure.toString().contains(TOKEN));
    }

    @Test
    void refusalCarriesThePlatformsReason() {
        answer(400,
                "{\"statusCode\":400,\"type\":\"InvalidArgument\",\"message\":\"Invalid domain\",\"details\":null}");
        assertEquals(new Outcome.Refused("Invalid domain"), host.addDomain(DOMAIN));
    }

    @Test
    void refusalWithoutAReadableReasonIsOneAllTheSame() {
        answer(418, "<html>");
        assertInstanceOf(Outcome.Refused.class, host.addDomain(DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[{\"username\":\"a@acme.test\"", "null", "<html>"})
    void unreadableListIsTransient_neverEmpty(String body) {
        answer(200, body);
        assertThrows(TransientFailure.class, () -> host.mailboxes(DOMAIN));
    }

    @Test
    void silenceIsTransient() {
        server.createContext("/", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        assertThrows(TransientFailure.class, () -> host.addDomain(DOMAIN));
    }

    @Test
    void closedPortIsTransient() {
        server.stop(0);
        assertThrows(TransientFailure.class, () -> host.addDomain(DOMAIN));
    }

    @Test
    void brokenConnectionIsTriedOnceMore() {
        server.createContext("/", exchange -> {
            seen.add("tried");
            if (seen.size() == 1) {
                exchange.close();
            } else {
                reply(exchange, 204, "");
            }
        });
        assertEquals(new Outcome.Done(), host.addDomain(DOMAIN));
        assertEquals(List.of("tried", "tried"), seen);
    }

    @Test
    void addressesAreEncodedAndTheTokenIsABearer() {
        answer(204, "");
        host.setPassword(new MailAddress("a+b", DOMAIN), "secret");
        assertEquals(List.of("HEAD /users/a%2Bb%40acme.test Bearer " + TOKEN,
                "PUT /users/a%2Bb%40acme.test?force Bearer " + TOKEN), seen);
    }
}
