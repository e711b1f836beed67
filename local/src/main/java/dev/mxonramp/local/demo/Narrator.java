package dev.mxonramp.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Tells the story on the terminal: a clock, chapters, lines, and the table at the end. */
final class Narrator {
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;
    private final List<Row> rows = new ArrayList<>();

    Narrator(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        start = clock.instant();
    }

    /** A line of the summary. */
    record Row(String what, boolean proven, String detail) {}

    void chapter(String title) {
        out.printf("%n%6s  == %s%n", elapsed(), title);
    }

    void say(String line) {
        out.printf("%6s     %s%n", elapsed(), line);
    }

    /** Notes what was proven, or not, for the summary, and says so. */
    void proven(String what, boolean holds, String detail) {
        rows.add(new Row(what, holds, detail));
        say((holds ? "✓ " : "✗ ") + what + ": " + detail);
    }

    boolean everythingProven() {
        return !rows.isEmpty() && rows.stream().allMatch(Row::proven);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    void summary() {
        int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(10);
        out.printf("%n%6s  == Summary%n", elapsed());
        for (Row row : rows) {
            out.printf("           %s  %-" + width + "s  %s%n", row.proven() ? "✓" : "✗", row.what(), row.detail());
        }
        out.println();
    }

    /** Time since the story began. */
    Duration since() {
        return Duration.between(start, clock.instant());
    }

    private String elapsed() {
        long seconds = since().toSeconds();
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }
}
