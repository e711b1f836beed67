package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.ZoneSecurity;
import dev.mxonramp.domain.name.DomainName;
import com.sun.management.ThreadMXBean;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Random and mutated packets: no exception gets out, nothing hangs, and no forgery gets in. {@code -Donramp.fuzz.packets=N}
 * and {@code -Donramp.fuzz.seed=S} set how many and which.
 */
@Timeout(120)
class PacketFuzzTest {
    private static final int PACKETS = Integer.getInteger("onramp.fuzz.packets", 200_000);
    private static final long SEED = Long.getLong("onramp.fuzz.seed", 20_261_123);
    private static final DomainName ZONE = new DomainName("acme.test");
    private static final int FORGERIES = 1_500;
    private static final int EXCHANGES = 150;
    private static final int WARM_UP = 1_000;
    /** In octets, for all that is done with one packet. */
    private static final long MOST_MEMORY = 1L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Mutations mutations = new Mutations(SEED);

    private static String told(byte[] octets) {
        return "seed " + SEED + ": " + HexFormat.of().formatHex(octets);
    }

    @Test
    void whateverComesInIsReadAsSomeReply() {
        Message query = Mutations.query();
        List<byte[]> right = Mutations.replies().stream().map(Message::toWire).toList();
        int read = 0;
        for (int i = 0; i < PACKETS; i++) {
            byte[] octets = i % 10 == 0
                    ? mutations.noise(mutations.upTo(600))
                    : mutations.of(right.get(mutations.upTo(right.size())));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                read += read(query, octets) ? 1 : 0;
            } catch (RuntimeException e) {
                throw new AssertionError(told(octets), e);
            }
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            // The first few bring classes and tables with them.
            assertTrue(i < WARM_UP || taken < MOST_MEMORY, () -> taken + " octets of memory for " + told(octets));
        }
        assertTrue(read > PACKETS / 20, "hardly a packet got past the door: " + read);
    }

    /** Everything that is done with a packet from a socket. */
    private static boolean read(Message query, byte[] octets) {
        if (Replies.reply(query, octets).isEmpty()) {
            return false;
        }
        Message reply = Replies.reply(query, octets).get();
        assertNotNull(Replies.authoritative(query, reply, ZONE));
        assertNotNull(Replies.recursive(query, reply));
        assertNotNull(Replies.referral(query, reply, ZONE));
        assertNotNull(Replies.soa(query, reply));
        assertNotNull(SignedParts.of(query, reply));
        assertNotNull(BogusReason.of(reply));
        return true;
    }

    @Test
    void serversThatSendNonsenseOverSocketsEndInAnAnswerOrAFailure() throws IOException {
        var loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var server = OnePort.bind(loopback)) {
            DatagramSocket udp = server.udp();
            threads.execute(() -> nonsenseByUdp(udp));
            threads.execute(() -> nonsenseByTcp(server.tcp()));
            var exchange = new Exchange();
            int answers = 0;
            for (int i = 0; i < EXCHANGES; i++) {
                Message query = Mutations.query();
                try {
                    var address = (InetSocketAddress) udp.getLocalSocketAddress();
                    Message reply = exchange.udp(address, query, i % 2 == 0, Duration.ofMillis(20));
                    if (reply.getHeader().getFlag(Flags.TC)) {
                        reply = exchange.tcp(address, query, Duration.ofMillis(20));
                    }
                    assertEquals(query.getHeader().getID(), reply.getHeader().getID());
                    answers++;
                } catch (ExchangeException expected) {
                    assertFalse(expected.reply().detail().isBlank());
                }
            }
            assertTrue(answers > 0, "not one of the packets was an answer");
        }
    }

    /** A server's two sockets: a port that is free for UDP may be taken for TCP. */
    private record OnePort(DatagramSocket udp, ServerSocket tcp) implements AutoCloseable {
        private static final int ATTEMPTS = 20;

        static OnePort bind(InetAddress address) throws IOException {
            for (int attempt = 1;; attempt++) {
                var udp = new DatagramSocket(new InetSocketAddress(address, 0));
                try {
                    return new OnePort(udp, new ServerSocket(udp.getLocalPort(), 50, address));
                } catch (BindException e) {
                    udp.close();
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            udp.close();
            tcp.close();
        }
    }

    private void nonsenseByUdp(DatagramSocket socket) {
        var random = new Mutations(SEED + 1);
        List<Message> replies = Mutations.replies();
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                Message reply = replies.get(random.upTo(replies.size())).clone();
                reply.getHeader().setID(new Message(packet.getData()).getHeader().getID());
                if (random.upTo(3) == 0) {
                    reply.getHeader().setFlag(Flags.TC);
                }
                byte[] octets = random.of(reply.toWire());
                socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void nonsenseByTcp(ServerSocket socket) {
        var random = new Mutations(SEED + 2);
        List<Message> replies = Mutations.replies();
        while (true) {
            try (Socket connection = socket.accept()) {
                var in = new DataInputStream(connection.getInputStream());
                var out = new DataOutputStream(connection.getOutputStream());
                Message reply = replies.get(random.upTo(replies.size())).clone();
                reply.getHeader().setID(new Message(in.readNBytes(in.readUnsignedShort())).getHeader().getID());
                byte[] octets = random.of(reply.toWire());
                out.writeShort(random.upTo(3) == 0 ? random.upTo(65_536) : octets.length);
                out.write(octets);
            } catch (IOException gone) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void noForgeryOfASignedAnswerGetsThrough() throws IOException {
        try (var world = World.signed(1); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            world.zone.putTxt(World.NAME, 120, World.VALUE);
            var exchange = new Exchange();
            var asker = new Asker(exchange, threads, new Resolvers(world.access.resolvers(), System::nanoTime),
                    world.dns.port(), Deadline.in(Duration.ofMinutes(5), Ticker.SYSTEM),
                    new Turns(1_000, 1_000, System::nanoTime), false);
            var suffixes = new GuavaPublicSuffixes();
            var walk = new DelegationWalk(asker, new NameServers(asker, World.egress(), false), suffixes,
                    KnownCuts.ofRegistries(() -> World.NOW), KnownCuts.ofZones(() -> World.NOW),
                    KnownCuts.ofDelegations(() -> World.NOW));
            var upper = new UpperChain(() -> World.NOW);
            var validation = new Validation(world.access.trustAnchors(),
                    new ChainResolver(asker, walk, suffixes, upper),
                    suffixes, upper, asker, () -> World.NOW);
            var cut = ((Delegation.Found) walk.find(World.ACME)).cut();
            assertEquals(new ZoneSecurity.Secured(), validation.of(World.ACME));
            var address = cut.servers().getFirst().addresses().getFirst();
            var right = asker.authority(address, Asker.record(Question.txt(new DomainName(World.NAME))), true);
            List<DnsRecord.Data> published = data(validation.judge(right, World.ACME).reply());
            assertEquals(List.of(new DnsRecord.Data.Text(World.VALUE)), published);
            for (int i = 0; i < FORGERIES; i++) {
                byte[] octets = mutations.of(right.reply().toWire());
                var forged = Replies.reply(right.query(), octets);
                if (forged.isPresent()) {
                    var judged = validation.judge(new Asker.Heard(right.query(), forged.get()), World.ACME);
                    assertTrue(!judged.reply().answered() || judged.authenticated(), () -> told(octets));
                    assertTrue(!(judged.reply() instanceof Reply.Present) || published.equals(data(judged.reply())),
                            () -> told(octets) + " " + judged);
                }
            }
        }
    }

    private static List<DnsRecord.Data> data(Reply reply) {
        var data = new ArrayList<DnsRecord.Data>();
        if (reply instanceof Reply.Present present) {
            present.records().forEach(record -> data.add(record.data()));
        }
        return data;
    }
}
