package dev.mxonramp.bench.migration.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A path with a round-trip time before a server on loopback: each direction takes half of it, a connection is there after
 * one and a half, as a handshake would have it, and nothing is lost or made slower.
 */
final class DelayRelay implements AutoCloseable {
    private final ServerSocketChannel listening;
    private final int serverPort;
    private final long roundTrip;
    private final Buffers buffers = new Buffers();

    private DelayRelay(ServerSocketChannel listening, int serverPort, Duration roundTrip) {
        this.listening = listening;
        this.serverPort = serverPort;
        this.roundTrip = roundTrip.toNanos();
    }

    /** Opens one before a server, at a free port. */
    static DelayRelay before(int serverPort, Duration roundTrip) throws IOException {
        var relay = new DelayRelay(ServerSocketChannel.open().bind(loopback(0)), serverPort, roundTrip);
        Thread _ = start(relay::accept);
        return relay;
    }

    /** Where it listens. */
    int port() {
        return listening.socket().getLocalPort();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    private static Thread start(Runnable work) {
        return Thread.ofPlatform().daemon().start(work);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                Thread _ = start(() -> connect(client));
            }
        } catch (IOException e) {
            if (listening.isOpen()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(SocketChannel client) {
        try (client) {
            Thread.sleep(Duration.ofNanos(roundTrip + roundTrip / 2));
            connected(client);
        } catch (IOException e) {
            // The server takes no connection: the client's has ended, and that says it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connected(SocketChannel client) throws IOException, InterruptedException {
        try (SocketChannel server = SocketChannel.open(loopback(serverPort))) {
            client.socket().setTcpNoDelay(true);
            server.socket().setTcpNoDelay(true);
            var threads = new ArrayList<>(direction(client, server));
            threads.addAll(direction(server, client));
            for (Thread each : threads) {
                each.join();
            }
        }
    }

    private List<Thread> direction(SocketChannel from, SocketChannel to) {
        var line = new DelayLine(roundTrip / 2);
        return List.of(start(() -> read(from, line)), start(() -> write(line, from, to)));
    }

    private void read(SocketChannel from, DelayLine line) {
        try {
            ByteBuffer buffer = buffers.take();
            while (received(from, buffer) > 0) {
                line.put(buffers.filled(buffer));
                buffer = buffers.take();
            }
            buffers.done(buffer);
            line.put(ByteBuffer.allocate(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection that breaks off ends like one that is closed: what came before it still arrives. */
    private static int received(SocketChannel from, ByteBuffer buffer) {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private void write(DelayLine line, SocketChannel from, SocketChannel to) {
        try {
            for (ByteBuffer piece = line.take(); piece.hasRemaining(); piece = line.take()) {
                while (piece.hasRemaining()) {
                    int _ = to.write(piece);
                }
                buffers.done(piece);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Nobody reads any more: whoever writes shall know.
            line.abandon();
            close(from);
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes no more connections; those that there are end with their own ends. */
    @Override
    public void close() throws IOException {
        listening.close();
    }
}
