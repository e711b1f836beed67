package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Tasks beside each other. Once one has failed no other is begun; those under way end in their own way. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private int working;
    private @Nullable Throwable failure;

    /** @param places how many may be under way, in this crew and others that share them */
    Crew(Semaphore places) {
        this.places = places;
    }

    /** Begins a task as soon as there is a place; does nothing after a failure. */
    void begin(Runnable task) {
        acquire();
        if (!joins()) {
            places.release();
            return;
        }
        threads.execute(() -> {
            Throwable thrown = null;
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                thrown = e;
            } finally {
                places.release();
                leaves(thrown);
            }
        });
    }

    /** Whether a task has failed. */
    synchronized boolean failed() {
        return failure != null;
    }

    /** Waits for all tasks; throws what the first that failed has thrown. */
    synchronized void finish() {
        try {
            while (working > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        }
        switch (failure) {
            case null -> {
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private synchronized boolean joins() {
        if (failure != null) {
            return false;
        }
        working++;
        return true;
    }

    private synchronized void leaves(@Nullable Throwable thrown) {
        working--;
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    private void acquire() {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static TransientFailure stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TransientFailure("The worker was told to stop.", e);
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }
}
