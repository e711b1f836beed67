package dev.mxonramp.bench.latency;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** How somebody waits for the proof, and how long that may take in 99 of 100 cases. */
enum Watching {
    /** The page is open, and asks every 10 s. */
    OPEN_PAGE("open page", 12) {
        @Override
        double trial(Account account, Account.Site site) throws IOException, InterruptedException {
            long opened = System.nanoTime();
            // The page has asked at least once, and is somewhere between two of its questions.
            Duration save = between(PAGE, PAGE.multipliedBy(2));
            Thread saving = Thread.ofVirtual().unstarted(() -> {
                sleepUntil(opened, save);
                site.save();
            });
            saving.start();
            for (int look = 0;; look++) {
                sleepUntil(opened, PAGE.multipliedBy(look));
                if (Account.proven(account.api().get("/v1/domains/" + site.domain()))) {
                    return since(opened) - save.toMillis() / 1e3;
                }
            }
        }
    },
    /** Somebody saves the record and presses "check now". */
    CHECK_NOW("check now", 2) {
        @Override
        double trial(Account account, Account.Site site) throws IOException, InterruptedException {
            site.save();
            long saved = System.nanoTime();
            while (!Account.proven(account.api().post("/v1/domains/" + site.domain() + "/check", Map.of()))) {
                Thread.sleep(GLANCE);
            }
            return since(saved);
        }
    },
    /** Nobody watches: only the sweep looks, at the pace of the first quarter of an hour. */
    UNWATCHED("unwatched (every 60 s)", 60 + 75) {
        @Override
        double trial(Account account, Account.Site site) throws IOException, InterruptedException {
            site.save();
            long saved = System.nanoTime();
            while (!account.listing().proven().contains(site.domain())) {
                Thread.sleep(GLANCE);
            }
            return since(saved);
        }
    };

    private static final Duration PAGE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final String title;
    private final double limit;

    Watching(String title, double limitSeconds) {
        this.title = title;
        this.limit = limitSeconds;
    }

    /** As the report names it. */
    String title() {
        return title;
    }

    /** Seconds that the 99th percentile may take. */
    double limit() {
        return limit;
    }

    /** Saves the record and waits for the proof; gives the seconds between the two. */
    abstract double trial(Account account, Account.Site site) throws IOException, InterruptedException;

    static Duration between(Duration from, Duration to) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(from.toMillis(), to.toMillis()));
    }

    static void sleepUntil(long start, Duration after) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, start + after.toNanos() - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
