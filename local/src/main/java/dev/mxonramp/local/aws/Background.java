package dev.mxonramp.local.aws;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads that end together. */
final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Work that may be interrupted at closing. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    void start(Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                LOG.debug("interrupted: the system closes", e);
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("a background delivery failed", e);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
