package dev.mxonramp.local.gateway;

import java.util.function.LongSupplier;

/** The stage's throttle: so many requests at once, so many a second. */
final class TokenBucket {
    private final double burst;
    private final double perNano;
    private final LongSupplier nanos;
    private double tokens;
    private long at;

    TokenBucket(int burst, int perSecond, LongSupplier nanos) {
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.nanos = nanos;
        this.tokens = burst;
        this.at = nanos.getAsLong();
    }

    /** Takes one if there is one. */
    synchronized boolean take() {
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - at) * perNano);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
