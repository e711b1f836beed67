package dev.mxonramp.dns;

import java.util.concurrent.TimeUnit;

/** Monotonic time, and waiting by it. On purpose not the business clock: that may be turned, sockets know nothing of it. */
interface Ticker {
    /** The machine's. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanos();

    /** Returns when so many nanoseconds are over. */
    void await(long nanos) throws InterruptedException;
}
