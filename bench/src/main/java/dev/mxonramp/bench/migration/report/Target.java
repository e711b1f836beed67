package dev.mxonramp.bench.migration.report;

import java.util.Locale;

/**
 * What ours must be at least, as a multiple of another tool's speed.
 *
 * @param tool by its name in the table
 * @param least e.g. 4 for four times as fast
 */
public record Target(String tool, double least) {
    /** Whether the table meets it; a tool that did not run is no measure. */
    public boolean met(Table table) {
        return table.faster(tool).map(each -> each >= least).orElse(true);
    }

    /** What was measured beside the target. */
    public String line(Table table) {
        return table.faster(tool)
                .map(each -> String.format(Locale.ROOT, "  %.2f times the speed of %s, at least %.1f: %s",
                        each, tool, least, met(table) ? "met" : "MISSED"))
                .orElse("  " + tool + ": not measured");
    }
}
