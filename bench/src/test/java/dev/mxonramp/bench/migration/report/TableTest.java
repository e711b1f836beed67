package dev.mxonramp.bench.migration.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.bench.migration.tool.Run;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Medians are held against targets, and nothing that failed passes for a figure. */
class TableTest {
    private static Row row(String name, String check, double... seconds) {
        return new Row(name, DoubleStream.of(seconds)
                .mapToObj(each -> new Run(each, 0.5, OptionalLong.of(100), OptionalLong.empty(), 3)).toList(),
                new TreeSet<>(List.of(check)));
    }

    private static Table table(Row... rows) {
        return new Table("a mailbox", 100, 50_000_000, List.of(rows));
    }

    @Test
    void mediansAreCompared() {
        Table table = table(row("ours", "same", 2, 100, 1), row("other", "same", 8, 9, 7));
        assertEquals(4.0, table.faster("other").orElseThrow());
        assertTrue(new Target("other", 4).met(table));
        assertFalse(new Target("other", 4.1).met(table));
        assertEquals("  4.00 times the speed of other, at least 4.1: MISSED", new Target("other", 4.1).line(table));
        assertTrue(table.lines().get(2).contains("1.00-100.00"), table.lines().get(2));
    }

    @Test
    void whoDidNotRunIsNoMeasure() {
        Table table = table(row("ours", "same", 1), row("other", "failed"));
        assertTrue(new Target("other", 4).met(table));
        assertTrue(new Target("missing", 4).met(table));
        assertEquals("  missing: not measured", new Target("missing", 4).line(table));
    }

    @Test
    void oursThatFailedMeetsNothing() {
        Table table = table(row("ours", "failed"), row("other", "same", 1));
        assertFalse(new Target("other", 1).met(table));
    }

    @Test
    void oneRunThatDiffersSpoilsAll() {
        assertTrue(row("ours", "same", 1).same());
        assertFalse(row("ours", "1 missing", 1).same());
        assertFalse(new Row("ours", List.of(), new TreeSet<>(List.of("same", "1 missing"))).same());
        assertFalse(new Row("ours", List.of(), new TreeSet<>()).same());
    }

    /** Rows cost 3 CPU seconds each. */
    @Test
    void noCopyIsFasterThanWhatBothSidesCost() {
        var few = new Floor(row("reader", "-", 1), row("writer", "same", 2), 2);
        assertEquals(3.0, few.seconds());
        assertEquals(2.0 / 3, few.share(), 1e-9);
        var many = new Floor(row("reader", "-", 1), row("writer", "same", 2), 64);
        assertEquals(1.0, many.share());
        assertTrue(few.lines().getFirst().contains("6.00 CPU s on 2 cores"), few.lines()::toString);
    }
}
