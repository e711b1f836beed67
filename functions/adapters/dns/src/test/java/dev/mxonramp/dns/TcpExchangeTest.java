package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.xbill.DNS.Message;

class TcpExchangeTest {
    private static final int PORTION_MILLIS = 20;

    /** Each octet comes well in time; all 65,535 of them would take 20 minutes. */
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void aReplyThatDripsIsGivenUp() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = Thread.ofVirtual().start(() -> drip(server));
            var failure = assertThrows(ExchangeException.class,
                    () -> TcpExchange.send((InetSocketAddress) server.getLocalSocketAddress(),
                            Message.newQuery(Asker.record(Question.txt(World.ACME))), Duration.ofSeconds(1)));
            assertEquals(Failure.TRUNCATED, failure.reply().failure());
            dripping.join();
        }
    }

    /** Until the other side is gone. */
    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write(0xff);
                Thread.sleep(PORTION_MILLIS);
            }
        } catch (IOException | InterruptedException over) {
            // He has closed the connection, as he should.
        }
    }
}
