package dev.mxonramp.bench.migration.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay holds everything back, and changes nothing. */
class DelayRelayTest {
    private static final Duration ROUND_TRIP = Duration.ofMillis(40);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private ServerSocket echo;
    private DelayRelay relay;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, LOOPBACK);
        relay = DelayRelay.before(echo.getLocalPort(), ROUND_TRIP);
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        echo.close();
    }

    /** Sends back what comes, until it ends. */
    private void serve() {
        try (Socket client = echo.accept()) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            if (!echo.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Socket client() throws IOException {
        var socket = new Socket(LOOPBACK, relay.port());
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Test
    void everyExchangeTakesARoundTrip() throws IOException {
        long begin = System.nanoTime();
        try (Socket client = client()) {
            for (int i = 0; i < 5; i++) {
                client.getOutputStream().write(i);
                assertEquals(i, client.getInputStream().read());
            }
        }
        assertTrue(since(begin).compareTo(ROUND_TRIP.multipliedBy(6)) >= 0, () -> since(begin).toString());
    }

    @Test
    void muchMoreThanFitsArrivesAsItWas() throws Exception {
        byte[] sent = new byte[40_000_000];
        new Random(7).nextBytes(sent);
        try (Socket client = client()) {
            Thread writer = Thread.ofVirtual().start(() -> write(client, sent));
            InputStream in = client.getInputStream();
            assertArrayEquals(sent, in.readAllBytes());
            writer.join();
        }
    }

    private static void write(Socket client, byte[] octets) {
        try {
            OutputStream out = client.getOutputStream();
            out.write(octets);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatTheServerEndsIsEndedForTheClient() throws IOException {
        try (Socket client = client()) {
            client.getOutputStream().write(1);
            assertEquals(1, client.getInputStream().read());
            client.shutdownOutput();
            assertEquals(-1, client.getInputStream().read());
        }
    }
}
