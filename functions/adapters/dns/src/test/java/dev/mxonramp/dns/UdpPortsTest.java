package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shared source ports against a server that answers by hand. */
class UdpPortsTest {
    private static final int WAIT = 5_000;

    private final UdpPorts ports = new UdpPorts();
    private final DatagramSocket server = socket();
    private final DatagramSocket stranger = socket();

    private static DatagramSocket socket() {
        try {
            var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(WAIT);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
        stranger.close();
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private UdpQuery sent() throws IOException {
        UdpQuery query = ports.query(address());
        query.send(octets(query.id(), 0));
        return query;
    }

    private static byte[] octets(int id, int rest) {
        return new byte[]{(byte) (id >> 8), (byte) id, (byte) rest};
    }

    private InetSocketAddress received() throws IOException {
        var packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        return (InetSocketAddress) packet.getSocketAddress();
    }

    private static void say(DatagramSocket who, byte[] octets, InetSocketAddress to) throws IOException {
        who.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), to.getPort()));
    }

    private static Optional<byte[]> next(UdpQuery query, int millis) throws InterruptedException {
        return query.next(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void theReplyReachesItsQuery() throws Exception {
        try (UdpQuery query = sent()) {
            say(server, octets(query.id(), 7), received());
            assertArrayEquals(octets(query.id(), 7), next(query, WAIT).orElseThrow());
            assertFalse(query.odd());
        }
    }

    @Test
    void aStrangersPacketWithTheRightIdIsNotTaken() throws Exception {
        try (UdpQuery query = sent()) {
            InetSocketAddress port = received();
            say(stranger, octets(query.id(), 1), port);
            say(server, octets(query.id(), 2), port);
            assertArrayEquals(octets(query.id(), 2), next(query, WAIT).orElseThrow());
        }
    }

    @Test
    void anotherIdIsNotTakenAndIsNoted() throws Exception {
        try (UdpQuery query = sent()) {
            InetSocketAddress port = received();
            say(server, octets(query.id() ^ 1, 1), port);
            say(server, octets(query.id(), 2), port);
            assertArrayEquals(octets(query.id(), 2), next(query, WAIT).orElseThrow());
            assertTrue(query.odd());
        }
    }

    @Test
    void nothingComesAndTheTimeEnds() throws Exception {
        try (UdpQuery query = sent()) {
            assertEquals(Optional.empty(), next(query, 20));
            assertFalse(query.odd());
        }
    }

    @Test
    void aLateReplyIsNotTakenForAForgedOne() throws Exception {
        var random = new SplittableRandom(3);
        try (DatagramChannel channel = DatagramChannel.open()) {
            var port = new UdpPort(channel, System.nanoTime());
            UdpQuery first = port.admit(address(), random);
            first.close();
            try (UdpQuery second = port.admit(address(), random)) {
                port.came(address(), octets(first.id(), 1));
                assertFalse(second.odd());
                port.came(address(), octets(first.id() ^ second.id() ^ 0x55AA, 1));
                assertTrue(second.odd());
            }
        }
    }

    @Test
    void queriesLeaveFromManyPortsThatChange() throws Exception {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < UdpPorts.MOST * UdpPorts.USES * 2; i++) {
            try (UdpQuery query = ports.query(address())) {
                if (i % 16 == 0) {
                    query.send(octets(query.id(), 0));
                    seen.add(received().getPort());
                }
            }
        }
        assertTrue(seen.size() > UdpPorts.MOST, "only " + seen.size() + " ports");
        assertTrue(ports.open() <= UdpPorts.MOST + UdpPorts.MOST_RETIRED);
    }

    @Test
    void whatWaitsNeverKeepsMorePortsOpenThanTheBound() throws Exception {
        List<UdpQuery> waiting = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            waiting.add(ports.query(address()));
        }
        assertTrue(ports.open() <= UdpPorts.MOST + UdpPorts.MOST_RETIRED, () -> ports.open() + " sockets");
        waiting.forEach(UdpQuery::close);
    }

    @Test
    void anIdleSystemHoldsNoSocket() throws Exception {
        // As long as a query waits its port is open, however slow we are.
        try (UdpQuery _ = sent()) {
            received();
            assertEquals(1, ports.open());
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (ports.open() > 0 && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertEquals(0, ports.open());
        try (UdpQuery query = sent()) {
            say(server, octets(query.id(), 7), received());
            assertArrayEquals(octets(query.id(), 7), next(query, WAIT).orElseThrow());
        }
    }
}
