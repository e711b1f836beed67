package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.dns.LoggedQuery;
import dev.mxonramp.testkit.dns.ServerFault;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** What one server's silence or failure means within one check. */
class AskerTest {
    private static final Question TEST_NS = new Question(new DomainName("test"), Question.Type.NS);
    private static final Duration TRY = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    private final TurnedTicker ticker = new TurnedTicker();
    private final World world = new World(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InetAddress server = world.dns.server(1).address().getAddress();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        world.close();
    }

    private Asker asker(Duration time, InetSocketAddress... resolvers) {
        return new Asker(new Exchange(), threads, new Resolvers(List.of(resolvers), System::nanoTime),
                world.dns.port(), Deadline.in(time, ticker), new Turns(1_000, 1_000, System::nanoTime), false);
    }

    private Reply ask(Duration time) {
        return asker(time, world.dns.resolver()).authority(server, Question.txt(World.ACME), World.ACME);
    }

    private static Failure failure(Reply reply) {
        return assertInstanceOf(Reply.Failed.class, reply).failure();
    }

    @Test
    void silenceForLessThanATryIsOurs() {
        world.everyServer(ServerFault.DROP);
        assertEquals(Failure.OURS, failure(ask(Duration.ofMillis(100))));
    }

    @Test
    void whatAWholeTryShowedIsNotForgottenForOneThatWasCutShort() {
        world.dns.server(1).tamper((query, right, tcp) -> {
            ticker.turn(TRY);
            return Optional.empty();
        });
        assertEquals(Failure.SILENT, failure(ask(TRY.plusMillis(500))));
    }

    private void truncatesAndTakes(Duration time) {
        world.dns.server(1).tamper((query, right, tcp) -> {
            if (tcp) {
                return Optional.empty();
            }
            ticker.turn(time);
            right.getHeader().setFlag(Flags.TC);
            return Optional.of(right.toWire());
        });
    }

    @Test
    void tcpHasATrysTimeOfItsOwn() {
        truncatesAndTakes(TRY);
        assertEquals(Failure.TRUNCATED, failure(ask(TRY.plus(TRY))));
    }

    @Test
    void tcpHasNoMoreThanWhatIsLeftOfTheCheck() {
        truncatesAndTakes(TRY);
        assertEquals(Failure.OURS, failure(ask(TRY.plusMillis(500))));
        assertEquals(Failure.OURS, failure(ask(TRY)));
        assertEquals(1, world.log().stream().filter(LoggedQuery::tcp).count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatKnowsNoEdnsIsAskedWithoutIt(boolean repeatsTheQuestion) {
        world.zone.putTxt("acme.test", 60, World.VALUE);
        world.dns.server(1).tamper((query, right, tcp) -> Optional
                .of((query.getOPT() == null ? right : misread(query, repeatsTheQuestion)).toWire()));
        assertInstanceOf(Reply.Present.class, ask(WHOLE));
    }

    private static Message misread(Message query, boolean repeatsTheQuestion) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(Rcode.FORMERR);
        if (repeatsTheQuestion) {
            reply.addRecord(query.getQuestion(), Section.QUESTION);
        }
        return reply;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noResolverIsAskedAgainBeforeTheNext(boolean signed) throws IOException {
        try (var dead = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var asker = asker(WHOLE, (InetSocketAddress) dead.getLocalSocketAddress(), world.dns.resolver());
            if (signed) {
                assertEquals(Rcode.NOERROR, asker.signedByResolver(Asker.record(TEST_NS)).getRcode());
            } else {
                assertInstanceOf(Reply.Present.class, asker.resolver(TEST_NS));
            }
            int asked = packets(dead);
            assertTrue(asked >= 1 && asked <= world.log().size() + 1, () -> asked + " times");
        }
    }

    private static int packets(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(1);
        for (int count = 0;; count++) {
            try {
                socket.receive(new DatagramPacket(new byte[512], 512));
            } catch (SocketTimeoutException noMore) {
                return count;
            }
        }
    }

    @Test
    void whereNoResolverAnswersTheirDoubtAboutSignaturesTellsTheMost() throws IOException {
        world.dns.resolverBehaves(ServerFault.BOGUS);
        try (var dead = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var dumb = (InetSocketAddress) dead.getLocalSocketAddress();
            assertEquals(Failure.BOGUS, failure(asker(WHOLE, world.dns.resolver(), dumb).resolver(TEST_NS)));
            assertEquals(1, world.log().size(), "who has answered is not asked again");
            assertThrows(ExchangeException.class,
                    () -> asker(WHOLE, dumb).signedByResolver(Asker.record(TEST_NS)));
        }
    }
}
