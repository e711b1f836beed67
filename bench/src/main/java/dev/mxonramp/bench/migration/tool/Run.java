package dev.mxonramp.bench.migration.tool;

import java.util.OptionalLong;

/**
 * What one run took.
 *
 * @param seconds for the work
 * @param startSeconds for the start and the end of its process besides, where it tells the two apart
 * @param peakHeap MiB at most, garbage that was not yet collected included
 * @param peakResident MiB of the process at most
 */
public record Run(double seconds, double startSeconds, OptionalLong peakHeap, OptionalLong peakResident) {}
