package dev.mxonramp.local.mail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process on its own class path: the folder {@code classes} and the jars in {@code lib} of its home. It lives
 * while its standard input is open, so that it ends with us even when we are killed.
 */
final class ChildJvm implements AutoCloseable {
    private static final long GRACE_SECONDS = 8;

    private final Process process;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param home the folder with {@code classes} and {@code lib}
     * @param log where its errors go, and its output if nobody reads that
     * @param output whether we read its output
     * @param options of the JVM, then main class and arguments
     */
    static ChildJvm start(Path home, Path log, boolean output, List<String> options) {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new IllegalStateException(
                    "There are no libraries in " + home.resolve("lib") + ": run 'mvn package' first.");
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true", "-cp",
                        home.resolve("classes") + File.pathSeparator + home.resolve("lib") + File.separator + "*"));
        command.addAll(options);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            if (!output) {
                builder.redirectErrorStream(true).redirectOutput(log.toFile());
            }
            return new ChildJvm(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    /** Why it ended, for people. */
    IllegalStateException failure(String what) {
        return new IllegalStateException(what + (process.isAlive() ? "" : " It ended.") + " Its log, " + log
                + ", ends with:\n" + tail());
    }

    private String tail() {
        try {
            List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    /** Closes its standard input, upon which it ends; after 8 seconds it is ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken because the process is gone, which is what we are after.
            process.destroy();
        }
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
