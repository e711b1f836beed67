package dev.mxonramp.bench.migration.report;

import dev.mxonramp.bench.migration.tool.Run;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * All runs of one tool, of which each did the same.
 *
 * @param name the tool's
 * @param runs that came to an end
 * @param checks what the comparer said of them, once each
 */
public record Row(String name, List<Run> runs, SortedSet<String> checks) {
    public Row {
        runs = List.copyOf(runs);
        checks = new TreeSet<>(checks);
    }

    /** The median; not a number without runs. */
    double seconds() {
        return median(Run::seconds);
    }

    double cpuSeconds() {
        return median(Run::cpuSeconds);
    }

    double startSeconds() {
        return median(Run::startSeconds);
    }

    /** Of an even number of runs the slower one of the two in the middle. */
    private double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** The fastest and the slowest. */
    String range() {
        return runs.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.2f-%.2f", seconds(DoubleStream::min), seconds(DoubleStream::max));
    }

    private double seconds(Function<DoubleStream, OptionalDouble> which) {
        return which.apply(runs.stream().mapToDouble(Run::seconds)).orElseThrow();
    }

    OptionalLong peakHeap() {
        return most(Run::peakHeap);
    }

    OptionalLong peakResident() {
        return most(Run::peakResident);
    }

    private OptionalLong most(Function<Run, OptionalLong> figure) {
        return runs.stream().map(figure).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).max();
    }

    /** Whether every run was whole. */
    public boolean same() {
        return checks.equals(new TreeSet<>(List.of("same")));
    }
}
