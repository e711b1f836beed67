package dev.mxonramp.dns.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Carries packets between an address and a server that listens elsewhere: named takes only addresses that an interface
 * has, which of all of 127.0.0.0/8 is mostly 127.0.0.1.
 */
final class Relay implements Daemon.Companion {
    private static final int LARGEST = 65_535;
    private static final int PATIENCE_MILLIS = 10_000;

    private final InetSocketAddress to;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Relay(InetSocketAddress at, InetSocketAddress to) throws IOException {
        this.to = to;
        udp = new DatagramSocket(at);
        tcp = new ServerSocket(at.getPort(), 50, at.getAddress());
    }

    static Relay start(InetSocketAddress at, InetSocketAddress to) throws IOException {
        var relay = new Relay(at, to);
        relay.threads.execute(relay::packets);
        relay.threads.execute(relay::connections);
        return relay;
    }

    private void packets() {
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            try {
                udp.receive(packet);
            } catch (IOException closed) {
                return;
            }
            threads.execute(() -> carry(packet));
        }
    }

    private void carry(DatagramPacket query) {
        try (var socket = new DatagramSocket()) {
            socket.connect(to);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.send(new DatagramPacket(query.getData(), query.getLength()));
            var reply = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.receive(reply);
            udp.send(new DatagramPacket(reply.getData(), reply.getLength(), query.getSocketAddress()));
        } catch (IOException lost) {
            // As on any network: whoever waits for the packet asks again.
            return;
        }
    }

    private void connections() {
        while (!tcp.isClosed()) {
            try {
                Socket from = tcp.accept();
                Socket onward = new Socket(to.getAddress(), to.getPort());
                threads.execute(() -> pour(from, onward));
                threads.execute(() -> pour(onward, from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pour(Socket from, Socket onward) {
        try (from; onward) {
            from.getInputStream().transferTo(onward.getOutputStream());
        } catch (IOException hungUp) {
            // One side ended the conversation, and so does the other.
            return;
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
        threads.shutdownNow();
    }
}
