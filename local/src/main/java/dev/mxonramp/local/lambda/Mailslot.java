package dev.mxonramp.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where one process fetches its invocations, one at a time, and leaves its answers. */
final class Mailslot {
    private final String secret;
    private final Duration timeout;
    private final InstantSource clock;
    private final BlockingQueue<Optional<Invocation>> waiting = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
    private final CompletableFuture<Optional<Outcome.Failed>> ready = new CompletableFuture<>();

    Mailslot(String secret, Duration timeout, InstantSource clock) {
        this.secret = secret;
        this.timeout = timeout;
        this.clock = clock;
    }

    String secret() {
        return secret;
    }

    /** Completed when the process first asks for work, with what went wrong before that, if something did. */
    CompletableFuture<Optional<Outcome.Failed>> ready() {
        return ready;
    }

    void put(Invocation invocation) {
        current.set(invocation);
        waiting.add(Optional.of(invocation));
    }

    /** Waits for work; nothing means that the process is to end. */
    Optional<Invocation> next() {
        ready.complete(Optional.empty());
        try {
            Optional<Invocation> next = waiting.take();
            next.ifPresent(one -> one.deadline().complete(deadline()));
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Instant deadline() {
        return clock.instant().plus(timeout);
    }

    void initFailed(Outcome.Failed failure) {
        ready.complete(Optional.of(failure));
    }

    boolean finished(String id, Outcome outcome) {
        Invocation one = current.get();
        return one != null && one.id().equals(id) && one.outcome().complete(outcome);
    }

    /** The process has ended: whatever it was doing failed, and nobody waits any longer. */
    void ended(int status) {
        Invocation one = current.get();
        String id = one == null ? "" : one.id();
        Outcome.Failed failure = ErrorDocument.exited(id, status);
        ready.complete(Optional.of(failure));
        if (one != null) {
            one.outcome().complete(failure);
        }
        waiting.add(Optional.empty());
    }
}
