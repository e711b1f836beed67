package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fetches the next batch while the present one is being written: the source's latency hides behind the target's. */
final class ReadAhead implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Batches batches;
    private Future<Batches.Batch> next;

    ReadAhead(Batches batches) {
        this.batches = batches;
        next = thread.submit(batches::next);
    }

    /** The next batch, an empty one at the end; fetching goes on behind it. */
    Batches.Batch take() {
        Batches.Batch batch = await(next);
        if (!batch.isEmpty()) {
            next = thread.submit(batches::next);
        }
        return batch;
    }

    @Override
    public void close() {
        thread.close();
        if (next.state() == Future.State.SUCCESS) {
            next.resultNow().close();
        }
    }

    private static Batches.Batch await(Future<Batches.Batch> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("The worker was told to stop.", e);
        }
    }
}
