package dev.mxonramp.bench.latency;

import java.util.List;

/** Seconds of many trials, sorted. */
record Figures(List<Double> seconds) {
    Figures {
        seconds = seconds.stream().sorted().toList();
    }

    /** The least figure that this many of 100 do not exceed (nearest rank). */
    double percentile(int percent) {
        return seconds.get((int) Math.ceil(percent / 100.0 * seconds.size()) - 1);
    }

    /** A line of the report. */
    String line(Watching way) {
        return "%-24s %6d %8.2f %8.2f %8.2f %8.2f %8.0f  %s".formatted(way.title(), seconds.size(), percentile(50),
                percentile(90), percentile(99), seconds.getLast(), way.limit(), within(way) ? "met" : "MISSED");
    }

    boolean within(Watching way) {
        return percentile(99) <= way.limit();
    }
}
