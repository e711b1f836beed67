package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final TurnedTimeline turned = new TurnedTimeline(START);
    private final List<String> done = new ArrayList<>();

    @Test
    void nothingRunsUntilTheClockIsTurned() {
        turned.run(() -> done.add("now"));
        turned.at(START, () -> done.add("due"));
        assertEquals(List.of(), done);
        turned.settle();
        assertEquals(List.of("now", "due"), done);
    }

    @Test
    void workRunsInTheOrderOfItsInstantsAtItsInstant() {
        turned.at(START.plusSeconds(3), () -> done.add("c " + turned.instant()));
        turned.at(START.plusSeconds(1), () -> turned.at(START.plusSeconds(2), () -> done.add("b " + turned.instant())));
        turned.advance(Duration.ofSeconds(10));
        assertEquals(List.of("b 2026-11-23T08:00:02Z", "c 2026-11-23T08:00:03Z"), done);
        assertEquals(START.plusSeconds(10), turned.instant());
    }

    @Test
    void whatIsDueLaterWaits() {
        turned.at(START.plusSeconds(11), () -> done.add("later"));
        turned.advance(Duration.ofSeconds(10));
        assertEquals(List.of(), done);
        assertEquals(START.plusSeconds(11), turned.nextDue());
        turned.advanceUntilIdle();
        assertEquals(List.of("later"), done);
        assertEquals(Instant.MAX, turned.nextDue());
    }

    @Test
    void cancelledWorkNeverRuns() {
        turned.at(START.plusSeconds(1), () -> done.add("no")).cancel();
        turned.advanceUntilIdle();
        assertEquals(List.of(), done);
    }

    @Test
    void workDoesNotTurnTheClockThatRunsIt() {
        turned.run(turned::settle);
        assertThrows(IllegalStateException.class, turned::settle);
    }

    @Test
    void theRealClockRunsWorkAtItsInstantAndForgetsWhatIsCancelled() throws InterruptedException {
        try (var real = new RealTimeline()) {
            var ran = new CountDownLatch(2);
            var cancelled = new AtomicBoolean();
            Instant due = real.instant().plusMillis(30);
            real.at(due.minusMillis(10), () -> cancelled.set(true)).cancel();
            real.at(due, () -> {
                assertFalse(real.instant().isBefore(due));
                ran.countDown();
            });
            real.run(ran::countDown);
            assertTrue(ran.await(30, TimeUnit.SECONDS));
            assertFalse(cancelled.get());
        }
    }
}
