package dev.mxonramp.local.demo;

import dev.mxonramp.local.system.Progress;
import java.util.ArrayList;
import java.util.List;

/** Tells the story: chapters, lines, and the table at the end. */
final class Narrator {
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();

    Narrator(Progress progress) {
        this.progress = progress;
    }

    /** A line of the summary. */
    record Row(String what, boolean proven, String detail) {}

    void chapter(String title) {
        progress.say("");
        progress.say("== " + title);
    }

    void say(String line) {
        progress.say("   " + line);
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
        chapter("Summary");
        for (Row row : rows) {
            say(String.format("%s  %-" + width + "s  %s", row.proven() ? "✓" : "✗", row.what(), row.detail()));
        }
    }
}
