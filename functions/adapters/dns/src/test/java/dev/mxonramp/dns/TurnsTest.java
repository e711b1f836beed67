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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many queries one name server gets. */
class TurnsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress TWO = InetAddress.ofLiteral("192.0.2.2");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final Turns turns = new Turns(10, 5, now::get);

    @Test
    void noMoreThanTheRateLeavesInAnySecondAfterTheBurst() {
        int left = 0;
        for (int i = 0; i < 10_000; i++) {
            left += turns.ahead(ONE) == 0 && turns.take(ONE) == 0 ? 1 : 0;
            now.addAndGet(SECOND / 1_000);
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
    void anotherAddressHasItsOwnLine() {
        for (int i = 0; i < 100; i++) {
            var _ = turns.take(ONE);
        }
        assertEquals(0, turns.take(TWO));
    }

    @Test
    void waitingForATurnNeitherEatsTheChecksTimeNorCountsAsATimeOut() throws Exception {
        Deadline deadline = Deadline.in(Duration.ofMillis(200));
        deadline.pause();
        deadline.pause();
        Thread.sleep(300);
        deadline.resume();
        deadline.resume();
        assertTrue(deadline.left(Duration.ofDays(1)).toMillis() > 100);
        try (var world = new World(1)) {
            var slow = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW,
                    new Turns(2, 1, System::nanoTime));
            var inquiry = slow.begin();
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
            var turn = new Turns(1, 1, System::nanoTime);
            var lookup = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW, turn);
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
            var turn = new Turns(1, 1, System::nanoTime);
            var lookup = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW, turn);
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
            var turn = new Turns(1, 1, System::nanoTime);
            var lookup = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW, turn);
            var inquiry = lookup.beginRoutine();
            ZoneCut cut = ((Delegation.Found) inquiry.delegation(World.ACME)).cut();
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.registry().address().getAddress());
            }
            assertThrows(Crowded.class, () -> inquiry.security(cut));
        }
    }

    @Test
    @Timeout(60)
    void theKeysAreWaitedForAsLongAsTurnsTake() {
        try (var world = World.signed(1)) {
            var turn = new Turns(1, 1, System::nanoTime);
            var lookup = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), () -> World.NOW, turn);
            var inquiry = lookup.begin();
            ZoneCut cut = ((Delegation.Found) inquiry.delegation(World.ACME)).cut();
            for (int i = 0; i < 10; i++) {
                var _ = turn.take(world.dns.registry().address().getAddress());
            }
            assertInstanceOf(ZoneSecurity.Secured.class, inquiry.security(cut));
        }
    }
}
