package dev.mxonramp.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much of an invocation's time is left. */
public final class Deadline {
    private final LongSupplier leftMillis;

    public Deadline(LongSupplier leftMillis) {
        this.leftMillis = leftMillis;
    }

    static Deadline of(Context context) {
        return new Deadline(context::getRemainingTimeInMillis);
    }

    /** Never ends; for tests. */
    public static Deadline none() {
        return new Deadline(() -> Long.MAX_VALUE);
    }

    /** The time left. */
    public Duration left() {
        return Duration.ofMillis(leftMillis.getAsLong());
    }
}
