package dev.mxonramp.local.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final List<Long> waits = new ArrayList<>();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicInteger tries = new AtomicInteger();
    private final StringWriter said = new StringWriter();
    private final Progress progress = new LineProgress(new PrintWriter(said),
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

    private Patience patience(boolean worthwhile) {
        return new Patience(() -> worthwhile, settled::get, progress, pause -> waits.add(pause.toSeconds()));
    }

    private int fail(RuntimeException failure) {
        tries.incrementAndGet();
        throw failure;
    }

    @Test
    void lostConnectionIsTriedAgainSoonAndThenLessOften() {
        assertThrows(TransientFailure.class,
                () -> patience(true).until(() -> fail(new TransientFailure("The connection was lost."))));
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L), waits);
        assertEquals(7, tries.get());
    }

    @Test
    void busyServerIsLeftAloneForLonger() {
        assertThrows(ServerBusy.class, () -> patience(true).until(() -> fail(new ServerBusy("Try again\u001b[2J."))));
        assertEquals(List.of(30L, 60L, 120L, 240L, 480L, 600L), waits.subList(0, 6));
        assertEquals("Try again?[2J. Waiting 30 s, until 12:00:30 UTC.",
                said.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void busyServerIsLeftAloneAsLongAsItSays() {
        assertThrows(ServerBusy.class, () -> patience(true).until(
                () -> fail(
                        new ServerBusy("Try again in a while.", Duration.ofSeconds(tries.get() == 0 ? 7 : 90_000)))));
        assertEquals(List.of(7L, 3_600L, 3_600L), waits.subList(0, 3));
    }

    @Test
    void whatMovesStartsTheCountAnew() {
        assertEquals(20, patience(true).until(() -> {
            settled.incrementAndGet();
            return tries.get() < 20 ? fail(new TransientFailure("The connection was lost.")) : 20;
        }));
        assertEquals(1L, waits.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    @Test
    void whatTimeDoesNotMendEndsAtOnce() {
        assertThrows(TargetFull.class, () -> patience(true).until(() -> fail(new TargetFull("OVERQUOTA"))));
        assertThrows(TransientFailure.class,
                () -> patience(false).until(() -> fail(new TransientFailure("No such host."))));
        assertEquals(List.of(), waits);
    }

    @Test
    void amountsAreReadable() {
        assertEquals("1 message", Amounts.messages(1));
        assertEquals("12,345 messages", Amounts.messages(12_345));
        assertEquals("999 bytes", Amounts.octets(999));
        assertEquals("1.5 kB", Amounts.octets(1_500));
        assertEquals("521 MB", Amounts.octets(521_000_000));
        assertEquals("59 s", Amounts.time(Duration.ofSeconds(59)));
        assertEquals("2:05 min", Amounts.time(Duration.ofSeconds(125)));
        assertEquals("1:01 h", Amounts.time(Duration.ofSeconds(3_670)));
    }
}
