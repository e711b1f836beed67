package dev.mxonramp.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentilesAreFiguresThatWereSeen() {
        var seconds = new ArrayList<>(IntStream.rangeClosed(1, 200).mapToObj(i -> i / 100.0).toList().reversed());
        var figures = new Figures(seconds);
        assertEquals(1.00, figures.percentile(50));
        assertEquals(1.98, figures.percentile(99));
        assertTrue(figures.within(Watching.CHECK_NOW));
        assertTrue(figures.line(Watching.CHECK_NOW).endsWith("met"), figures.line(Watching.CHECK_NOW));
    }

    @Test
    void oneOfFewIsEnoughToMissATarget() {
        var figures = new Figures(List.of(0.1, 2.5));
        assertEquals(2.5, figures.percentile(99));
        assertFalse(figures.within(Watching.CHECK_NOW));
        assertTrue(figures.line(Watching.CHECK_NOW).endsWith("MISSED"), figures.line(Watching.CHECK_NOW));
    }
}
