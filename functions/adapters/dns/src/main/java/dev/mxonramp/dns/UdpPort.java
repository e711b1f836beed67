package dev.mxonramp.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One UDP socket with a source port that the operating system chose at random, and the queries that wait there. A query
 * is known by its id and its server's address (RFC 5452 9.1); no id is used twice at one port, so that a late reply is
 * told from a forged one.
 */
final class UdpPort {
    private static final int IDS = 1 << Short.SIZE;

    private final DatagramChannel channel;
    private final long openedAt;
    private final Map<Integer, UdpQuery> waiting = new HashMap<>();
    private final BitSet used = new BitSet();
    private boolean retired;

    UdpPort(DatagramChannel channel, long openedAt) {
        this.channel = channel;
        this.openedAt = openedAt;
    }

    /** Whether it should give way to a fresh one, since strangers may have learnt its number meanwhile. */
    synchronized boolean worn(int uses, long now, long nanos) {
        return used.cardinality() >= uses || now - openedAt > nanos;
    }

    /** Admits a query, with an id of its own. */
    synchronized UdpQuery admit(InetSocketAddress server, RandomGenerator random) {
        if (used.cardinality() > IDS / 2) {
            used.clear();
            waiting.keySet().forEach(used::set);
        }
        int id = random.nextInt(IDS);
        while (used.get(id)) {
            id = random.nextInt(IDS);
        }
        used.set(id);
        var query = new UdpQuery(this, server, id);
        waiting.put(id, query);
        return query;
    }

    /** Sends; where the system's buffer is full the packet is lost, as anywhere on its way. */
    void send(byte[] octets, InetSocketAddress server) throws IOException {
        channel.send(ByteBuffer.wrap(octets), server);
    }

    /** Hands what came to the query that it may answer. */
    synchronized void came(SocketAddress from, byte[] octets) {
        int id = octets.length < 2 ? -1 : ((octets[0] & 0xFF) << Byte.SIZE) | (octets[1] & 0xFF);
        UdpQuery query = waiting.get(id);
        if (query != null && query.server().equals(from)) {
            query.came(octets);
        } else if (id < 0 || !used.get(id)) {
            waiting.values().stream().filter(each -> each.server().equals(from)).forEach(UdpQuery::cameOdd);
        }
    }

    synchronized void over(UdpQuery query) {
        waiting.remove(query.id());
        if (retired && waiting.isEmpty()) {
            close();
        }
    }

    /** Takes no more queries, and closes once the last one that waits is over. */
    synchronized void retire() {
        retired = true;
        if (waiting.isEmpty()) {
            close();
        }
    }

    synchronized boolean idle() {
        return waiting.isEmpty();
    }

    boolean open() {
        return channel.isOpen();
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
