package dev.mxonramp.bench.migration.tool;

import java.util.OptionalLong;

/**
 * What one run took.
 *
 * @param seconds for the work
 * @param startSeconds for the start and the end of its process besides, where it tells the two apart
 * @param peakHeap MiB at most, garbage that was not yet collected included
 * @param peakResident MiB of the process at most
 * @param cpuSeconds of the whole machine meanwhile, the servers' too
 */
public record Run(double seconds, double startSeconds, OptionalLong peakHeap, OptionalLong peakResident,
        double cpuSeconds) {
    /** Work of which only the time is known. */
    static Run of(double seconds, double cpuSeconds) {
        return new Run(seconds, 0, OptionalLong.empty(), OptionalLong.empty(), cpuSeconds);
    }
}
