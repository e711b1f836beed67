package dev.mxonramp.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What Linux knows of processes. */
public final class Cpu {
    /** Clock ticks a second in /proc: USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final double TICKS = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private Cpu() {}

    /** CPU seconds that a process has used so far, all its threads together. */
    public static double seconds(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        // The second field is the program's name, and may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS;
    }

    /** CPU seconds that all processes and the kernel have used since the machine was started, on all cores together. */
    public static double machineSeconds() {
        String[] fields = read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        // user, nice and system; interrupts of either kind; what waits is not used (proc_stat(5)).
        return IntStream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(fields[i])).sum() / TICKS;
    }

    /** The most memory that a process had resident so far, in MiB. */
    public static long peakMebibytes(long pid) {
        return read(Path.of("/proc/" + pid + "/status")).lines().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
