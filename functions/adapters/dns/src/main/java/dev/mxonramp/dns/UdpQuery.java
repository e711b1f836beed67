package dev.mxonramp.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A query that waits at a port for its reply; used by one thread, which waits. */
final class UdpQuery implements AutoCloseable {
    /** What else comes in its name is a flood. */
    private static final int MOST_PACKETS = 8;

    private final UdpPort port;
    private final InetSocketAddress server;
    private final int id;
    private final Thread waiter = Thread.currentThread();
    private final Queue<byte[]> packets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean odd;

    UdpQuery(UdpPort port, InetSocketAddress server, int id) {
        this.port = port;
        this.server = server;
        this.id = id;
    }

    InetSocketAddress server() {
        return server;
    }

    int id() {
        return id;
    }

    void send(byte[] octets) throws IOException {
        port.send(octets, server);
    }

    /** A packet from the server with this query's id. */
    void came(byte[] octets) {
        if (taken.incrementAndGet() <= MOST_PACKETS) {
            packets.add(octets);
            LockSupport.unpark(waiter);
        }
    }

    /** A packet from the server came that belongs to no query. */
    void cameOdd() {
        odd = true;
    }

    boolean odd() {
        return odd;
    }

    /**
     * Waits for the next packet; empty when the time is over.
     *
     * @param end by {@link System#nanoTime}
     */
    Optional<byte[]> next(long end) throws InterruptedException {
        while (true) {
            byte[] octets = packets.poll();
            if (octets != null) {
                return Optional.of(octets);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void close() {
        port.over(this);
    }
}
