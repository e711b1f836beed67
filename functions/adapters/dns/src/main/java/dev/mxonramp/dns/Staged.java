package dev.mxonramp.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A future whose later stages run on the given executor too. dnsjava 3.7.1 hands its executor on to the resolver, but
 * continues by {@code thenComposeAsync} without one, which otherwise means the common pool.
 */
final class Staged<T> extends CompletableFuture<T> {
    private final Executor executor;

    Staged(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Executor defaultExecutor() {
        return executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Staged<>(executor);
    }
}
