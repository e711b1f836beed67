package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.dns.ZoneSecurity;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many queries one name server gets. */
class TurnsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress TWO = InetAddress.ofLiteral("192.0.2.2");

    private final TurnedTicker ticker = new TurnedTicker();
    private final Turns turns = new Turns(10, 5, ticker::nanos);

    private static DnsJavaLookup lookup(World world, Turns turns, Ticker ticker) {
        return new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW, turns, ticker);
    }

    @Test
    void noMoreThanTheRateLeavesInAnySecondAfterTheBurst() {
        int left = 0;
        for (int i = 0; i < 10_000; i++) {
            left += turns.ahead(ONE) == 0 && turns.take(ONE) == 0 ? 1 : 0;
            ticker.turn(Duration.ofMillis(1));
        }
        assertTrue(left >= 100 && left <= 105, "10 a second for 10 s and a burst of 5 are not " + left);
    }

    @Test
    void whoComesLaterWaitsLonger() {
        for (int i = 0; i < 5; i++) {
            assertEquals(0, turns.take(ONE));
        }
        assertEquals(SECOND / 10, turns.take(ONE));
        assertEquals(2 * SECOND / 10, turns.take(ONE));
        assertEquals(3 * SECOND / 10, turns.ahead(ONE));
    }

    @Test
    void whoSharesTheRateHasItsPartOfItAndOfTheBurst() {
        turns.shareAmong(5);
        int left = 0;
        for (int i = 0; i < 10_000; i++) {
            left += turns.ahead(ONE) == 0 && turns.take(ONE) == 0 ? 1 : 0;
            ticker.turn(Duration.ofMillis(1));
        }
        assertTrue(left >= 20 && left <= 21, "a fifth of 10 a second for 10 s and of a burst of 5 is not " + left);
        turns.shareAmong(1);
        assertEquals(0, turns.take(TWO));
        assertEquals(0, turns.take(TWO));
    }

    @Test
    void ofABurstEveryoneHasOneQueryAtLeast() {
        turns.shareAmong(16);
        assertEquals(0, turns.take(ONE));
        assertEquals(16 * SECOND / 10, turns.take(ONE));
    }

    @Test
    void anotherAddressHasItsOwnLine() {
        for (int i = 0; i < 100; i++) {
            var _ = turns.take(ONE);
        }
        assertEquals(0, turns.take(TWO));
    }

    @Test
    void waitingForATurnNeitherEatsTheChecksTimeNorCountsAsATimeOut() throws Exception {
        Deadline deadline = Deadline.in(Duration.ofMillis(200), ticker);
        deadline.pause();
        deadline.standStill(300_000_000);
        ticker.turn(Duration.ofMillis(300));
        deadline.resume();
        assertEquals(Duration.ofMillis(200), deadline.left(Duration.ofDays(1)));
        ticker.turn(Duration.ofMillis(150));
        assertEquals(Duration.ofMillis(50), deadline.left(Duration.ofDays(1)));
        try (var world = new World(1)) {
            var inquiry = lookup(world, new Turns(2, 1, ticker::nanos), ticker).begin();
            ZoneCut cut = ((Delegation.Found) inquiry.delegation(World.ACME)).cut();
            var questions = Collections.nCopies(4, Question.txt(World.ACME));
            var seen = inquiry.askAll(cut, questions);
            assertTrue(seen.stream().flatMap(each -> each.heard().stream()).allMatch(Reply::answered));
            assertEquals(4, seen.stream().mapToInt(each -> each.heard().size()).sum());
        }
    }

    @Test
    void noLookWaitsForATurnBeyondTheEndOfItsCaller() {
        try (var world = new World(1)) {
            var turn = new Turns(1, 1, ticker::nanos);
            var lookup = lookup(world, turn, ticker);
            ZoneCut cut = ((Delegation.Found) world.lookup.begin().delegation(World.ACME)).cut();
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.server(1).address().getAddress());
            }
            world.dns.clearLog();
            LookEnd.at(System.nanoTime() + 5 * SECOND, () -> {
                var inquiry = lookup.begin();
                assertThrows(Crowded.class, () -> inquiry.askAll(cut, List.of(Question.txt(World.ACME))));
            });
            assertEquals(0, world.log().size());
        }
    }

    @Test
    void whatHasNoTimeLeftBecauseOfItsCallerFindsNothingOut() {
        try (var world = new World(1)) {
            LookEnd.at(System.nanoTime(), () -> {
                var inquiry = world.lookup.begin();
                assertThrows(Crowded.class, () -> inquiry.askResolver(Question.txt(World.ACME)));
            });
            assertTrue(world.lookup.begin().askResolver(Question.txt(World.ACME)).answered());
        }
    }

    @Test
    void aRoutineLookGoesAwayWhereTheLineIsLong() {
        try (var world = new World(1)) {
            var turn = new Turns(1, 1, ticker::nanos);
            var lookup = lookup(world, turn, ticker);
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.server(1).address().getAddress());
            }
            ZoneCut cut = ((Delegation.Found) world.lookup.begin().delegation(World.ACME)).cut();
            var inquiry = lookup.beginRoutine();
            world.dns.clearLog();
            assertThrows(Crowded.class,
                    () -> inquiry.askAll(cut, Collections.nCopies(2, Question.txt(World.ACME))));
            assertEquals(0, world.log().size());
        }
    }

    @Test
    void itGoesAwayTooWhereTheKeysAreWaitedFor() {
        try (var world = World.signed(1)) {
            var turn = new Turns(1, 1, ticker::nanos);
            var lookup = lookup(world, turn, ticker);
            var inquiry = lookup.beginRoutine();
            ZoneCut cut = ((Delegation.Found) inquiry.delegation(World.ACME)).cut();
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.registry().address().getAddress());
            }
            assertThrows(Crowded.class, () -> inquiry.security(cut));
        }
    }

    /** Lets nobody have a turn before this thread has waited in vain for the keys, and looked how much time is left. */
    private static final class Impatient extends TurnedTicker {
        private final Thread waits = Thread.currentThread();
        private final CountDownLatch looks = new CountDownLatch(2);
        private volatile boolean late;
        private volatile boolean begun;

        @Override
        public long nanos() {
            if (begun && Thread.currentThread() == waits) {
                looks.countDown();
            }
            return super.nanos();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
            if (late) {
                begun = true;
                looks.await();
            }
            super.await(nanos);
        }
    }

    @Test
    @Timeout(60)
    void theKeysAreWaitedForAsLongAsTurnsTake() {
        try (var world = World.signed(1)) {
            var impatient = new Impatient();
            var turn = new Turns(1, 1, impatient::nanos);
            var inquiry = lookup(world, turn, impatient).begin();
            ZoneCut cut = ((Delegation.Found) inquiry.delegation(World.ACME)).cut();
            impatient.turn(DnsJavaLookup.WHOLE_CHECK.minusSeconds(1));
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.registry().address().getAddress());
            }
            impatient.late = true;
            assertInstanceOf(ZoneSecurity.Secured.class, inquiry.security(cut));
            assertEquals(0, impatient.looks.getCount());
        }
    }
}
