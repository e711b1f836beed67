package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Reply.Failure;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/**
 * One query and its reply, by UDP or by TCP. A first try leaves from one of the
 * shared ports. A further one has a connected socket of its own, as far as there are any left: the operating system tells
 * of closed ports there. How many sockets are open at once is bounded, since Lambda has 1,024 file descriptors: those of
 * {@link UdpPorts}, and these.
 */
final class Exchange {
    /** Connected UDP sockets and TCP connections. */
    private static final int MOST_OWN = 320;
    private static final int LARGEST = 65_535;

    private final UdpPorts ports = new UdpPorts();
    private final Semaphore own = new Semaphore(MOST_OWN);

    /**
     * Sends the query by UDP and waits for its reply, which may be truncated.
     *
     * @param query gets an id
     * @param again whether this is not the first try
     * @throws ExchangeException saying why there is none
     */
    Message udp(InetSocketAddress server, Message query, boolean again, Duration timeout) throws ExchangeException {
        int millis = (int) Math.max(1, timeout.toMillis());
        if (!again || !own.tryAcquire()) {
            return shared(server, query, millis);
        }
        try {
            return connected(server, query, millis);
        } finally {
            own.release();
        }
    }

    /**
     * The same by TCP.
     *
     * @param timeout for a free place, connection, query and reply together
     * @throws ExchangeException as {@link TcpExchange#send}
     */
    Message tcp(InetSocketAddress server, Message query, Duration timeout) throws ExchangeException {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            if (!own.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ExchangeException(Failure.OURS, "too many queries at once");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        try {
            return TcpExchange.send(server, query, left);
        } catch (ExchangeException e) {
            // Who waited here for a place had less time than a server may take: that is not the server's doing.
            throw left.compareTo(timeout.dividedBy(2)) < 0
                    ? new ExchangeException(Failure.OURS, "too many queries at once")
                    : e;
        } finally {
            own.release();
        }
    }

    private static ExchangeException interrupted() {
        Thread.currentThread().interrupt();
        return new ExchangeException(Failure.OURS, "the check was interrupted");
    }

    private static ExchangeException unanswered(boolean odd) {
        return odd
                ? new ExchangeException(Failure.MALFORMED, "answers, but not to this question")
                : new ExchangeException(Failure.SILENT, "no answer");
    }

    /** What does not answer this query is ignored, since anybody may have sent it; the wait goes on (RFC 5452 9.1). */
    private Message shared(InetSocketAddress server, Message query, int millis) throws ExchangeException {
        try (UdpQuery place = place(server)) {
            query.getHeader().setID(place.id());
            place.send(query.toWire());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            boolean odd = false;
            for (Optional<byte[]> octets = place.next(end); octets.isPresent(); octets = place.next(end)) {
                Optional<Message> reply = Replies.reply(query, octets.get());
                if (reply.isPresent()) {
                    return reply.get();
                }
                odd = true;
            }
            throw unanswered(odd || place.odd());
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExchangeException e) {
            throw e;
        } catch (IOException e) {
            throw new ExchangeException(Failure.SILENT, "not reachable");
        }
    }

    private UdpQuery place(InetSocketAddress server) throws ExchangeException {
        try {
            return ports.query(server);
        } catch (IOException e) {
            throw new ExchangeException(Failure.OURS, "no socket is left");
        }
    }

    private static Message connected(InetSocketAddress server, Message query, int millis) throws ExchangeException {
        try (var socket = openUdp()) {
            socket.connect(server);
            byte[] octets = query.toWire();
            socket.send(new DatagramPacket(octets, octets.length));
            return receive(socket, query, millis);
        } catch (PortUnreachableException e) {
            throw new ExchangeException(Failure.SILENT, "no name server listens there");
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

    private static Message receive(DatagramSocket socket, Message query, int millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean odd = false;
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw unanswered(odd);
            }
            socket.setSoTimeout((int) left);
            packet.setLength(LARGEST);
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
}
