package dev.mxonramp.bench.migration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the tools took for the same work over the same way.
 *
 * @param title what they did
 * @param messages that each of them moved or looked after
 * @param octets of these
 * @param rows ours first
 */
public record Table(String title, int messages, long octets, List<Row> rows) {
    private static final double MEGABYTE = 1e6;
    private static final String HEAD = "  %-16s %4s %9s %16s %10s %7s %7s %8s %7s %8s %8s  %s";

    public Table {
        rows = List.copyOf(rows);
    }

    /** How much faster ours is than this tool: above 1 if it is; empty if the tool did not run. */
    Optional<Double> faster(String tool) {
        return rows.stream().filter(each -> each.name().equals(tool) && !each.runs().isEmpty()).findFirst()
                .map(each -> each.seconds() / ours().seconds());
    }

    Row ours() {
        return rows.getFirst();
    }

    /** The table, line by line. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "%s: %,d message%s, %.1f MB", title, messages, messages == 1 ? "" : "s",
                octets / MEGABYTE));
        lines.add(String.format(Locale.ROOT, HEAD, "", "runs", "seconds", "range", "messages/s", "MB/s", "x ours",
                "start s", "CPU s", "heap MiB", "RSS MiB", "check"));
        rows.forEach(each -> lines.add(line(each)));
        return lines;
    }

    private String line(Row row) {
        double seconds = row.seconds();
        return String.format(Locale.ROOT, HEAD, row.name(), row.runs().size(),
                String.format(Locale.ROOT, "%.2f", seconds), row.range(),
                String.format(Locale.ROOT, "%,.0f", messages / seconds),
                String.format(Locale.ROOT, "%.1f", octets / MEGABYTE / seconds),
                String.format(Locale.ROOT, "%.2f", seconds / ours().seconds()),
                row.startSeconds() > 0 ? String.format(Locale.ROOT, "%.2f", row.startSeconds()) : "-",
                String.format(Locale.ROOT, "%.2f", row.cpuSeconds()), text(row.peakHeap()), text(row.peakResident()),
                String.join("; ", row.checks()));
    }

    private static String text(OptionalLong figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%d", figure.getAsLong()) : "-";
    }
}
