package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResolversTest {
    private static final InetSocketAddress ONE = DnsAccess.resolver("192.0.2.1");
    private static final InetSocketAddress TWO = DnsAccess.resolver("192.0.2.2");
    private static final InetSocketAddress THREE = DnsAccess.resolver("192.0.2.3");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Resolvers resolvers = new Resolvers(List.of(ONE, TWO, THREE), now::get);

    @Test
    void allAreAskedInTheOrderInWhichTheyArePreferred() {
        assertEquals(List.of(ONE, TWO, THREE), resolvers.inOrder());
    }

    @Test
    void whoKeptSilentIsAskedLastForAWhile() {
        resolvers.silent(ONE);
        assertEquals(List.of(TWO, THREE, ONE), resolvers.inOrder());
        now.addAndGet(Resolvers.REMEMBERED.toNanos() - 1);
        assertEquals(List.of(TWO, THREE, ONE), resolvers.inOrder());
        now.addAndGet(1);
        assertEquals(List.of(ONE, TWO, THREE), resolvers.inOrder());
    }

    @Test
    void whoAnswersAgainIsAskedAsBefore() {
        resolvers.silent(ONE);
        resolvers.silent(TWO);
        resolvers.answered(ONE);
        assertEquals(List.of(ONE, THREE, TWO), resolvers.inOrder());
    }

    @Test
    void whereAllKeepSilentNothingChanges() {
        resolvers.silent(THREE);
        resolvers.silent(TWO);
        resolvers.silent(ONE);
        assertEquals(List.of(ONE, TWO, THREE), resolvers.inOrder());
    }
}
