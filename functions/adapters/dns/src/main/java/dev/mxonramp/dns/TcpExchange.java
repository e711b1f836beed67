package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Reply.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** One query and its reply over a TCP connection of their own (RFC 7766), all of it within one time. */
final class TcpExchange {
    private final Socket socket;
    /** A time-out for each read alone would let a server that drips its reply hold us for hours. */
    private final long end;

    private TcpExchange(Socket socket, Duration timeout) {
        this.socket = socket;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Connects, sends the query and waits for its reply.
     *
     * @param timeout for all of that together
     * @throws ExchangeException {@code OURS} without a socket, {@code TRUNCATED} where TCP does not work, not in time, or
     *     cuts too, {@code MALFORMED} if what comes is no reply to the query
     */
    static Message send(InetSocketAddress server, Message query, Duration timeout) throws ExchangeException {
        try (var socket = open()) {
            Optional<Message> reply = Replies.reply(query,
                    new TcpExchange(socket, timeout).exchange(server, query.toWire()));
            if (reply.isPresent()) {
                return whole(reply.get());
            }
        } catch (ExchangeException e) {
            throw e;
        } catch (IOException e) {
            throw new ExchangeException(Failure.TRUNCATED, "the answer is truncated, and TCP does not work");
        }
        throw new ExchangeException(Failure.MALFORMED, "answers by TCP, but not to this question");
    }

    /** By TCP there is room for everything: what is cut all the same is no answer, and no record is absent by it. */
    private static Message whole(Message reply) throws ExchangeException {
        if (reply.getHeader().getFlag(Flags.TC)) {
            throw new ExchangeException(Failure.TRUNCATED, "the answer is truncated, by TCP too");
        }
        return reply;
    }

    /** The descriptor is taken here already, so that its lack is not laid at the server's door. */
    private static Socket open() throws ExchangeException {
        var socket = new Socket();
        try {
            socket.bind(null);
            return socket;
        } catch (IOException e) {
            throw new ExchangeException(Failure.OURS, "no socket is left");
        }
    }

    private byte[] exchange(InetSocketAddress server, byte[] query) throws IOException {
        socket.connect(server, left());
        byte[] framed = new byte[query.length + 2];
        framed[0] = (byte) (query.length >> 8);
        framed[1] = (byte) query.length;
        System.arraycopy(query, 0, framed, 2, query.length);
        // Does not block: a query is far smaller than the buffer of a fresh socket.
        socket.getOutputStream().write(framed);
        byte[] length = read(2);
        return read(((length[0] & 0xff) << 8) | (length[1] & 0xff));
    }

    /** So many octets; fewer are no message, even if they could be read as one (RFC 1035 4.2.2). */
    private byte[] read(int count) throws IOException {
        byte[] octets = new byte[count];
        int have = 0;
        while (have < count) {
            socket.setSoTimeout(left());
            int more = socket.getInputStream().read(octets, have, count - have);
            if (more < 0) {
                throw new EOFException();
            }
            have += more;
        }
        return octets;
    }

    /** Milliseconds, never 0, which would mean for ever. */
    private int left() throws SocketTimeoutException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
