package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.process.Cpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A process that ran to its end.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of the whole machine meanwhile
 * @param peakResident MiB; empty if it ended before anybody could look
 * @param exitCode of it
 * @param out what it printed
 * @param err what it complained of
 */
record Child(double seconds, double cpuSeconds, OptionalLong peakResident, int exitCode, String out, String err) {
    private static final double NANOS = 1e9;
    private static final int LOOK_MILLIS = 20;
    private static final int LONGEST_HOURS = 2;

    /** Runs it in a folder, which keeps what it printed; {@link IOException} if it does not come to an end. */
    static Child run(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        double used = Cpu.machineSeconds();
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            OptionalLong peak = OptionalLong.empty();
            long end = begin + TimeUnit.HOURS.toNanos(LONGEST_HOURS);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = peak(process, peak);
                if (System.nanoTime() > end) {
                    throw new IOException(command.getFirst() + " does not end: " + Files.readString(err));
                }
            }
            double seconds = (System.nanoTime() - begin) / NANOS;
            return new Child(seconds, Cpu.machineSeconds() - used, peak, process.exitValue(), Files.readString(out),
                    Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Linux forgets a process's peak with the process, so it is looked up again and again. */
    private static OptionalLong peak(Process process, OptionalLong before) {
        try {
            return OptionalLong.of(Cpu.peakMebibytes(process.pid()));
        } catch (UncheckedIOException | NoSuchElementException e) {
            // It ended just now.
            return before;
        }
    }

    /** Itself; {@link IOException} with what it said if its exit code is another than this. */
    Child demand(int code) throws IOException {
        if (exitCode != code) {
            throw new IOException("exit code " + exitCode + ": " + err + out);
        }
        return this;
    }
}
