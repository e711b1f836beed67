package dev.mxonramp.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.SelectionKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The UDP sockets that all checks share. A socket for each query costs more than the query itself; one socket for all
 * would leave a forger only the 16 bits of the id to guess (RFC 5452 4.5). So each query leaves from one of many ports,
 * chosen at random, and each port is given up for a fresh one after some queries or seconds: what a server learns of our
 * ports is soon worth nothing. They are opened as they are needed, and closed when nothing is asked for a second: a
 * function that is frozen, or a snapshot, holds none.
 */
final class UdpPorts {
    /** Ports in use at a time. */
    static final int MOST = 128;
    /** Ports given up whose last queries still wait; beyond them none is given up. */
    static final int MOST_RETIRED = 64;
    /** Queries that leave from one port, and for how long. */
    static final int USES = 128;
    private static final long AGE = Duration.ofSeconds(10).toNanos();
    private static final long IDLE = Duration.ofSeconds(1).toNanos();

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable UdpPort[] ports = new @Nullable UdpPort[MOST];
    private final List<UdpPort> retired = new ArrayList<>();
    private @Nullable Selector selector;
    private volatile long usedAt;

    /**
     * A place for a query at a port chosen at random; the caller sends it, waits, and closes it.
     *
     * @throws IOException if the system has no socket left
     */
    UdpQuery query(InetSocketAddress server) throws IOException {
        lock.lock();
        try {
            long now = System.nanoTime();
            usedAt = now;
            Selector running = running();
            int at = random.nextInt(MOST);
            UdpPort port = ports[at];
            if (port == null || (port.worn(USES, now, AGE) && mayRetire(port))) {
                port = open(running, now);
                ports[at] = port;
            }
            return port.admit(server, random);
        } finally {
            lock.unlock();
        }
    }

    /** How many sockets are open. */
    int open() {
        lock.lock();
        try {
            retired.removeIf(port -> !port.open());
            int inUse = 0;
            for (UdpPort port : ports) {
                inUse += port == null ? 0 : 1;
            }
            return inUse + retired.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayRetire(UdpPort port) {
        retired.removeIf(each -> !each.open());
        if (retired.size() >= MOST_RETIRED) {
            return false;
        }
        retired.add(port);
        port.retire();
        return true;
    }

    private static UdpPort open(Selector selector, long now) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(null).configureBlocking(false);
            var port = new UdpPort(channel, now);
            channel.register(selector, SelectionKey.OP_READ, port);
            selector.wakeup();
            return port;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Selector running() throws IOException {
        Selector running = selector;
        if (running == null || !running.isOpen()) {
            giveUpAll();
            running = Selector.open();
            selector = running;
            Thread.ofPlatform().daemon().name("dns-replies").start(new UdpReader(running, this::idle));
        }
        return running;
    }

    /** Closes everything if nothing was asked for a while; then the reader ends, and the next query starts another. */
    private boolean idle() {
        if (System.nanoTime() - usedAt < IDLE) {
            return false;
        }
        lock.lock();
        try {
            for (UdpPort port : ports) {
                if (port != null && !port.idle()) {
                    return false;
                }
            }
            if (System.nanoTime() - usedAt < IDLE || retired.stream().anyMatch(UdpPort::open)) {
                return false;
            }
            giveUpAll();
            selector = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void giveUpAll() {
        for (int i = 0; i < MOST; i++) {
            UdpPort port = ports[i];
            if (port != null) {
                port.retire();
            }
            ports[i] = null;
        }
        retired.clear();
    }
}
