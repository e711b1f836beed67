package dev.mxonramp.testkit.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** One address's UDP and TCP sockets, and what carries octets between them and a {@link Responder}. */
final class DnsSocket implements AutoCloseable {
    /** Answers a message, or keeps silent. */
    interface Responder {
        /** What to send back; empty to say nothing (by TCP: to close the connection). */
        Optional<Said> respond(byte[] query, boolean tcp) throws InterruptedException;
    }

    /** What is sent back. */
    static final class Said {
        private final byte[] octets;
        private final int announced;

        /**
         * @param announced how many octets the length before them promises (by TCP, RFC 1035 4.2.2); if that is more
         *        than there are, the connection is closed after them
         */
        Said(byte[] octets, int announced) {
            this.octets = octets;
            this.announced = announced;
        }

        static Said whole(byte[] octets) {
            return new Said(octets, octets.length);
        }

        /** So many octets less, under the same promise. */
        Said cut(int less) {
            return new Said(Arrays.copyOf(octets, octets.length - less), announced);
        }

        /** The same octets, with a promise of so many more. */
        Said promising(int more) {
            return new Said(octets, announced + more);
        }

        int length() {
            return octets.length;
        }

        private boolean kept() {
            return announced == octets.length;
        }
    }

    private static final int LARGEST_UDP = 4096;
    private static final int IDLE_MILLIS = 5_000;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ExecutorService threads;

    private DnsSocket(DatagramSocket udp, ServerSocket tcp, ExecutorService threads) {
        this.udp = udp;
        this.tcp = tcp;
        this.threads = threads;
    }

    /** Binds both sockets to one port; port 0 takes a free one. */
    static DnsSocket bind(InetAddress address, int port, ExecutorService threads) throws IOException {
        var udp = new DatagramSocket(new InetSocketAddress(address, port));
        try {
            return new DnsSocket(udp, new ServerSocket(udp.getLocalPort(), 50, address), threads);
        } catch (IOException e) {
            udp.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    void serve(Responder responder) {
        threads.execute(() -> serveUdp(responder));
        threads.execute(() -> serveTcp(responder));
    }

    private void serveUdp(Responder responder) {
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(new byte[LARGEST_UDP], LARGEST_UDP);
            try {
                udp.receive(packet);
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException("the loopback DNS cannot receive", e);
            }
            threads.execute(() -> answerUdp(packet, responder));
        }
    }

    private void answerUdp(DatagramPacket packet, Responder responder) {
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        try {
            Optional<Said> reply = responder.respond(query, false);
            if (reply.isPresent()) {
                udp.send(new DatagramPacket(reply.get().octets, reply.get().length(), packet.getSocketAddress()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The asker closed its socket, or this server is closing: there is nobody to tell.
            return;
        }
    }

    private void serveTcp(Responder responder) {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                threads.execute(() -> converse(connection, responder));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException("the loopback DNS cannot accept", e);
            }
        }
    }

    private static void converse(Socket connection, Responder responder) {
        try (connection) {
            connection.setSoTimeout(IDLE_MILLIS);
            var in = new DataInputStream(connection.getInputStream());
            var out = new DataOutputStream(connection.getOutputStream());
            Optional<Said> reply = responder.respond(frame(in), true);
            while (reply.isPresent()) {
                out.writeShort(reply.get().announced);
                out.write(reply.get().octets);
                out.flush();
                reply = reply.get().kept() ? responder.respond(frame(in), true) : Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (EOFException hungUp) {
            return;
        } catch (IOException gone) {
            // A broken or idle connection ends here, as on any name server.
            return;
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        return in.readNBytes(in.readUnsignedShort());
    }

    /** From now on TCP connections are refused, as by a firewall that knows only half of DNS. */
    void refuseTcp() {
        try {
            tcp.close();
        } catch (IOException e) {
            throw new IllegalStateException("the loopback DNS cannot close its socket", e);
        }
    }

    @Override
    public void close() {
        udp.close();
        refuseTcp();
    }
}
