package dev.mxonramp.local.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code onramp migrate} as a process of its own. */
final class Worker {
    /** What the shell says of a process that died of signal 9. */
    static final int KILLED = 128 + 9;
    /** The name of the state folder. */
    static final String STATE = "state";
    private static final String LOG = "worker.log";
    private static final String COMMAND = "dev.mxonramp.local.cli.KillableMigrate";

    private final Process process;

    /**
     * Starts it.
     *
     * @param standstill the boundary where it stands still; empty for none
     * @param folder for its state, its log and what {@link SentAlone} writes
     * @param arguments of the command, but for {@code --state}
     */
    Worker(String standstill, Path folder, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Donramp.test.standstill=" + standstill,
                "-Donramp.test.folder=" + folder, "-cp", System.getProperty("java.class.path"),
                COMMAND, "--state", folder.resolve(STATE).toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectError(folder.resolve(LOG).toFile());
        builder.environment().put("ONRAMP_FROM_PASSWORD", Mailboxes.PASSWORD);
        builder.environment().put("ONRAMP_TO_PASSWORD", Mailboxes.PASSWORD);
        process = builder.start();
        process.getOutputStream().close();
    }

    /** What the last one said beside its report. */
    static String said(Path folder) {
        try {
            return Files.readString(folder.resolve(LOG));
        } catch (IOException e) {
            return "nothing that could be read: " + e;
        }
    }

    /** Sends it SIGKILL; by its handle, since {@link Process#destroyForcibly} would close what it has printed. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits so long; less if it ends. Whether it has ended. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    /**
     * How it ended.
     *
     * @param exitCode {@link #KILLED} if it was killed
     * @param standstill whether it stood still
     * @param report what it printed
     */
    record End(int exitCode, boolean standstill, String report) {}

    /** Waits for its end, and kills it where it stands still. */
    End await() throws IOException, InterruptedException {
        boolean still = false;
        var report = new StringBuilder();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (@Nullable
            String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Standstill.WORD)) {
                    still = true;
                    kill();
                } else {
                    report.append(line).append('\n');
                }
            }
        }
        return new End(process.waitFor(), still, report.toString());
    }
}
