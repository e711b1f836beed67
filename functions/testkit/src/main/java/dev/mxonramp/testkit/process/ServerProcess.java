package dev.mxonramp.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in processes of its own, all of them stopped by {@link #close()} and by the end of this one. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int SECONDS_TO_STOP = 5;

    private final Process process;
    private final Path log;
    private final Thread hook;

    /** Whether a server answers by now. */
    @FunctionalInterface
    public interface Readiness {
        /** Asks it once. */
        boolean ready();
    }

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        hook = new Thread(() -> family().forEach(ProcessHandle::destroyForcibly), "stop " + log);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it in a folder, where what it prints goes to {@code log}. */
    public static ServerProcess start(List<String> command, Path folder) throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        return new ServerProcess(process, log);
    }

    /** A port of 127.0.0.1 that is free now. */
    public static int freePort() throws IOException {
        try (var tcp = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return tcp.getLocalPort();
        }
    }

    /**
     * Waits until it answers.
     *
     * @param what is waited for, to tell if it does not come
     */
    public void await(String what, Readiness readiness) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!readiness.ready()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(log + ": no " + what + ": " + log());
            }
            Thread.sleep(PAUSE);
        }
    }

    /** What it printed so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Its first process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Makes it read its files again (SIGHUP). */
    public void reload() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    /** Ends it with all its processes at once, as a crash would. */
    public void kill() {
        end(family());
    }

    @Override
    public void close() {
        // Once the first one has gone, nobody knows who came from it.
        List<ProcessHandle> family = family();
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        end(family);
    }

    private void end(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        // What still dies may still write.
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, SECONDS_TO_STOP, TimeUnit.SECONDS).join();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
