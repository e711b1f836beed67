package dev.mxonramp.bench.sweep;

import dev.mxonramp.local.dynamodb.Main;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A child JVM of the benchmark: a main class of this package, on this process's class path. */
final class SweepProcess implements AutoCloseable {
    /**
     * What one round came to.
     *
     * @param visited claims that were looked at
     * @param failures claims at which something failed
     * @param unfinished slots that were not worked whole
     * @param peakHeap MiB, so far
     * @param peakResident MiB, so far
     */
    record Round(long visited, long failures, long unfinished, double seconds, double cpuSeconds, long peakHeap,
            long peakResident) {
        static Round of(String line) {
            String[] fields = line.split(" ");
            return new Round(Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]),
                    Double.parseDouble(fields[3]), Double.parseDouble(fields[4]), Long.parseLong(fields[5]),
                    Long.parseLong(fields[6]));
        }
    }

    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final String first;

    /** @param greeting how the line begins by which it says that it is ready; what it logs before is passed over */
    private SweepProcess(List<String> jvm, Class<?> main, List<String> args, String greeting) throws IOException {
        // The functions' own logging is set up twice on this class path, which is no news.
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        first = out.lines().filter(line -> line.startsWith(greeting)).findFirst()
                .orElseThrow(() -> new IOException(main.getSimpleName() + " did not start"));
    }

    static SweepProcess relay(int serverPort, int ownPort, long delayMillis, double loss) throws IOException {
        return new SweepProcess(List.of("-Xmx192m", "-XX:+UseSerialGC"), Relay.class,
                List.of("" + serverPort, "" + ownPort, "" + delayMillis, "" + loss), READY);
    }

    /**
     * The sweep, within 512 MB: the heap, and what the JVM needs besides, which is more with the table's client.
     *
     * @param heapMebibytes the most it may take
     */
    static SweepProcess sweep(List<String> args, int heapMebibytes) throws IOException {
        return new SweepProcess(
                List.of("-Xmx" + heapMebibytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                SweepRun.class,
                args, READY);
    }

    /** DynamoDB Local, in memory, as the local system runs it. */
    static SweepProcess dynamoDb() throws IOException {
        var engine = new SweepProcess(List.of("-Xmx4g", "--enable-native-access=ALL-UNNAMED"), Main.class, List.of(),
                "port=");
        // What it logs must not fill the pipe.
        Thread.ofVirtual().start(() -> engine.out.lines().forEach(_ -> {}));
        return engine;
    }

    /** The line by which it said that it is ready. */
    String first() {
        return first;
    }

    long pid() {
        return process.pid();
    }

    Round round(String kind) throws IOException {
        in.write(kind + "\n");
        in.flush();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the sweep ended with " + process.exitValue());
        }
        return Round.of(line);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
