package dev.mxonramp.bench.latency;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The list of an account's domains, asked for once a second at most however many look at it. It shows what the table has;
 * asking for it makes no check.
 */
final class Listing {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Api api;
    private final ReentrantLock lock = new ReentrantLock();
    private Set<String> proven = Set.of();
    private long asked = System.nanoTime() - FRESH_NANOS;

    Listing(Api api) {
        this.api = api;
    }

    /** The domains that are proven. */
    Set<String> proven() throws IOException, InterruptedException {
        lock.lock();
        try {
            if (System.nanoTime() - asked >= FRESH_NANOS) {
                proven = ask();
                asked = System.nanoTime();
            }
            return proven;
        } finally {
            lock.unlock();
        }
    }

    private Set<String> ask() throws IOException, InterruptedException {
        if (!(api.get("/v1/domains").get("domains") instanceof List<?> domains)) {
            throw new IOException("the list of domains has no domains");
        }
        var found = new HashSet<String>();
        for (Object each : domains) {
            var line = Json.object(each);
            if (Account.proven(line)) {
                found.add(Account.text(line, "domain"));
            }
        }
        return Set.copyOf(found);
    }
}
