package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Reply.Failure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One query and its reply: UDP first, TCP where the reply is truncated (RFC 7766 5). A fresh connected socket for each
 * query, so that the operating system chooses the source port and tells of closed ones; blocking, for virtual threads.
 * How many are open at once is bounded, since Lambda has 1,024 file descriptors.
 */
final class Exchange {
    private static final int MOST_SOCKETS = 500;
    private static final int LARGEST = 65_535;

    private final Semaphore sockets = new Semaphore(MOST_SOCKETS);

    /**
     * Sends the query and waits for its reply.
     *
     * @param timeout for each of UDP and TCP
     * @throws ExchangeException saying why there is none
     */
    Message send(InetSocketAddress server, Message query, Duration timeout) throws ExchangeException {
        int millis = (int) Math.max(1, timeout.toMillis());
        Message reply = bounded(millis, () -> udp(server, query, millis));
        return reply.getHeader().getFlag(Flags.TC) ? bounded(millis, () -> tcp(server, query, millis)) : reply;
    }

    private interface Step {
        Message run() throws ExchangeException;
    }

    private Message bounded(int millis, Step step) throws ExchangeException {
        try {
            if (!sockets.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                throw new ExchangeException(Failure.OURS, "too many queries at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(Failure.OURS, "the check was interrupted");
        }
        try {
            return step.run();
        } finally {
            sockets.release();
        }
    }

    private static Message udp(InetSocketAddress server, Message query, int millis) throws ExchangeException {
        try (var socket = openUdp()) {
            socket.connect(server);
            byte[] octets = query.toWire();
            socket.send(new DatagramPacket(octets, octets.length));
            return receive(socket, query, millis);
        } catch (PortUnreachableException e) {
            throw new ExchangeException(Failure.SILENT, "no name server listens there");
        } catch (SocketTimeoutException e) {
            throw new ExchangeException(Failure.SILENT, "no answer");
        } catch (ExchangeException e) {
            throw e;
        } catch (IOException e) {
            throw new ExchangeException(Failure.SILENT, "not reachable");
        }
    }

    private static DatagramSocket openUdp() throws ExchangeException {
        try {
            return new DatagramSocket();
        } catch (IOException e) {
            throw new ExchangeException(Failure.OURS, "no socket is left");
        }
    }

    /** What does not answer this query is ignored, since anybody may have sent it; the wait goes on (RFC 5452 9.1). */
    private static Message receive(DatagramSocket socket, Message query, int millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean odd = false;
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw odd
                        ? new ExchangeException(Failure.MALFORMED, "answers, but not to this question")
                        : new ExchangeException(Failure.SILENT, "no answer");
            }
            socket.setSoTimeout((int) left);
            var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                continue;
            }
            byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
            Optional<Message> reply = Replies.reply(query, octets);
            if (reply.isPresent()) {
                return reply.get();
            }
            odd = true;
        }
    }

    private static Message tcp(InetSocketAddress server, Message query, int millis) throws ExchangeException {
        try (var socket = new Socket()) {
            socket.connect(server, millis);
            socket.setSoTimeout(millis);
            byte[] octets = query.toWire();
            var out = new DataOutputStream(socket.getOutputStream());
            byte[] framed = new byte[octets.length + 2];
            framed[0] = (byte) (octets.length >> 8);
            framed[1] = (byte) octets.length;
            System.arraycopy(octets, 0, framed, 2, octets.length);
            out.write(framed);
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            Optional<Message> reply = Replies.reply(query, in.readNBytes(in.readUnsignedShort()));
            if (reply.isPresent()) {
                return reply.get();
            }
        } catch (IOException e) {
            throw new ExchangeException(Failure.TRUNCATED, "the answer is truncated, and TCP does not work");
        }
        throw new ExchangeException(Failure.MALFORMED, "answers by TCP, but not to this question");
    }
}
