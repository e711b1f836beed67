package dev.mxonramp.local.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a function: one invocation at a time. */
final class FunctionProcess {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionProcess.class);
    /** AWS allows 10 s and then tries again with the function's timeout; a busy laptop gets the sum at once. */
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Process process;
    private final Mailslot slot;
    private final Duration timeout;

    private FunctionProcess(Process process, Mailslot slot, Duration timeout) {
        this.process = process;
        this.slot = slot;
        this.timeout = timeout;
    }

    /** Starts a process for the slot; what it prints goes to the log. */
    static FunctionProcess start(ProcessBuilder command, Mailslot slot, Duration timeout, FunctionLog log,
            Runnable afterwards) {
        try {
            Process process = command.redirectErrorStream(true).start();
            Thread.ofVirtual().start(() -> read(process, log));
            Thread.ofVirtual().start(() -> {
                slot.ended(process.onExit().join().exitValue());
                afterwards.run();
            });
            return new FunctionProcess(process, slot, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mailslot slot(String secret, Duration timeout) {
        return new Mailslot(secret, timeout, InstantSource.system());
    }

    private static void read(Process process, FunctionLog log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the output of process {} ended", process.pid(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Runs one invocation; a process that takes too long is killed, as Lambda does. */
    Outcome run(Invocation invocation) throws InterruptedException {
        try {
            Optional<Outcome.Failed> failure = slot.ready().get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            if (failure.isPresent()) {
                kill();
                return failure.get();
            }
        } catch (TimeoutException e) {
            LOG.debug("process {} does not ask for work", pid(), e);
            kill();
            return ErrorDocument.tooSlowToStart(invocation.id(), seconds(LONGEST_START));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        slot.put(invocation);
        return outcome(invocation);
    }

    private Outcome outcome(Invocation invocation) throws InterruptedException {
        try {
            return invocation.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("process {} did not end in time", pid(), e);
            Outcome late = ErrorDocument.timedOut(invocation.id(), seconds(timeout));
            invocation.outcome().complete(late);
            kill();
            return invocation.outcome().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Kills it and waits until it is gone, so that nobody takes it for alive. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
