package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When compressing is better, on a clock of the test's own. */
final class LineTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong();

    private Line line(Compression choice, boolean sameMachine) {
        return new Line(choice, sameMachine, nanos::get);
    }

    private void moved(Line line, long octets, long millis) {
        line.begin();
        nanos.addAndGet(millis * SECOND / 1000);
        line.end(octets);
    }

    @ParameterizedTest(name = "{2} octets in {3} ms, {0}, same machine {1}: {4}")
    @CsvSource({"AUTO, false, 10000000, 5100, true", "AUTO, false, 10000000, 4900, false",
            "AUTO, false, 1000000, 5000, false", "AUTO, true, 10000000, 50000, false", "AUTO, false, 0, 0, false",
            "ON, true, 0, 0, true", "OFF, false, 10000000, 50000, false"})
    void slowLinesAreBetterCompressed(Compression choice, boolean sameMachine, long octets, long millis,
            boolean better) {
        Line line = line(choice, sameMachine);
        moved(line, octets, millis);
        assertEquals(better, line.better());
    }

    @Test
    void connectionsBesideEachOtherShareTheTime() {
        Line line = line(Compression.AUTO, false);
        for (int i = 0; i < 4; i++) {
            line.begin();
        }
        nanos.addAndGet(3 * SECOND);
        for (int i = 0; i < 4; i++) {
            line.end(2_000_000);
        }
        assertFalse(line.better());
        moved(line, 0, 1_100);
        assertTrue(line.better());
    }

    @Test
    void timeInWhichNothingMovesDoesNotCount() {
        Line line = line(Compression.AUTO, false);
        moved(line, 10_000_000, 1_000);
        nanos.addAndGet(100 * SECOND);
        assertFalse(line.better());
    }

    @Test
    void serverThatCannotIsNotAskedAgain() {
        Line line = line(Compression.ON, false);
        line.unable();
        assertFalse(line.better());
    }
}
