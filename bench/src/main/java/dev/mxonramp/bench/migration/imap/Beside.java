package dev.mxonramp.bench.migration.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on several connections at the same time. */
final class Beside {
    /** One connection's part. */
    interface Part {
        /** @param number from 0 */
        void run(int number) throws IOException, InterruptedException;
    }

    private Beside() {}

    /** Runs all parts, and returns when the last has ended. */
    static void run(int parts, Part part) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Boolean>> begun = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                int number = i;
                begun.add(threads.submit(() -> {
                    part.run(number);
                    return true;
                }));
            }
            for (Future<Boolean> each : begun) {
                boolean _ = finished(each);
            }
        }
    }

    static boolean finished(Future<Boolean> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IOException("a connection broke off", e);
        }
    }
}
