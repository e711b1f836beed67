package dev.mxonramp.https;

import dev.mxonramp.testkit.imap.SelfMadeCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TLS server on loopback that reads a request and then does what the test says. */
final class TlsTalk implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n");
    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Talk talk = _ -> {};
    private volatile String heard = "";

    /** What is said after a request. */
    @FunctionalInterface
    interface Talk {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    TlsTalk(SelfMadeCertificate certificate) {
        try {
            server = certificate.server().getServerSocketFactory().createServerSocket(0, 10,
                    InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    void says(Talk next) {
        talk = next;
    }

    /** The last request. */
    String heard() {
        return heard;
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    return;
                }
                request.append((char) octet);
            }
            Matcher length = LENGTH.matcher(request);
            int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            request.append(new String(socket.getInputStream().readNBytes(body), StandardCharsets.ISO_8859_1));
            heard = request.toString();
            talk.to(socket.getOutputStream());
        } catch (IOException clientWentAway) {
            // What the client makes of it is what the test looks at.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
