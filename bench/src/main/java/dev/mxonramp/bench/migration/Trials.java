package dev.mxonramp.bench.migration;

import dev.mxonramp.bench.migration.report.Row;
import dev.mxonramp.bench.migration.tool.Run;
import dev.mxonramp.bench.migration.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs tools in turn, round after round, each round in another order: whatever wanders meets all of them. */
final class Trials {
    private final List<Tool> tools;
    private final Consumer<String> say;
    private final List<List<Run>> runs = new ArrayList<>();
    private final List<SortedSet<String>> checks = new ArrayList<>();

    /** What a tool does in one run, and what the comparer says of it. */
    interface Trial {
        /** Runs it. */
        Outcome run(Tool tool) throws IOException, InterruptedException;
    }

    /** @param check {@code same}, or what differs */
    record Outcome(Run run, String check) {}

    /** @param say takes a line for each run */
    Trials(List<Tool> tools, Consumer<String> say) {
        this.tools = tools;
        this.say = say;
        tools.forEach(_ -> {
            runs.add(new ArrayList<>());
            checks.add(new TreeSet<>());
        });
    }

    /** Runs all of them so many times. */
    List<Row> rounds(int rounds, Trial trial) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < tools.size(); i++) {
                one((i + round) % tools.size(), trial);
            }
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < tools.size(); i++) {
            rows.add(new Row(tools.get(i).name(), runs.get(i), checks.get(i)));
        }
        return rows;
    }

    /** A tool that fails is a row that says so, and no reason to lose the others' figures. */
    private void one(int number, Trial trial) throws InterruptedException {
        Tool tool = tools.get(number);
        try {
            Outcome outcome = trial.run(tool);
            runs.get(number).add(outcome.run());
            checks.get(number).add(outcome.check());
            say.accept(String.format(Locale.ROOT, "    %s: %.2f s, %s", tool.name(), outcome.run().seconds(),
                    outcome.check()));
        } catch (IOException e) {
            checks.get(number).add("failed");
            say.accept("    " + tool.name() + " failed: " + e.getMessage());
        }
    }
}
