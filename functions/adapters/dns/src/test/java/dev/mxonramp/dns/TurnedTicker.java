package dev.mxonramp.dns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still unless it is turned; who waits for it turns it, and so waits for nothing. */
class TurnedTicker implements Ticker {
    /** Late enough that it runs over soon, as a machine's may. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void await(long nanos) throws InterruptedException {
        now.addAndGet(nanos);
    }

    void turn(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
