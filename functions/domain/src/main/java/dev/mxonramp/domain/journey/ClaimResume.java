package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Goes on with a claim that stands still: after a failure from the stored phase, after expiry from the start. */
public final class ClaimResume {
    /** What came of it. */
    public sealed interface Resumed {
        /** A new execution was started. */
        record Started(Claim claim) implements Resumed {}

        /** The claim neither failed nor ended: there is nothing to resume. */
        record NotStopped(Claim claim) implements Resumed {}

        /** There is no such claim. */
        record Missing() implements Resumed {}
    }

    private final ClaimUpdates updates;
    private final Courier courier;
    private final Cadence cadence;
    private final InstantSource clock;

    public ClaimResume(ClaimUpdates updates, Courier courier, Cadence cadence, InstantSource clock) {
        this.updates = updates;
        this.courier = courier;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Starts the next attempt. The verification code stays the same. */
    public Resumed resume(ClaimKey key) {
        Optional<Claim> found = updates.find(key);
        if (found.isEmpty()) {
            return new Resumed.Missing();
        }
        Claim claim = found.get();
        if (!stopped(claim)) {
            // It may have been resumed by a request that died before it started the execution.
            return new Resumed.NotStopped(courier.start(claim));
        }
        courier.end(claim, "ClaimExpired", "The claim is started again.");
        // Before the write, so that a crash after it is mended by the sweep; after it, since an ending round of the
        // sweep may have taken the entry out in between.
        cadence.restart(key);
        Instant now = clock.instant();
        Optional<Claim> saved = updates.apply(claim, current -> stopped(current) ? next(current, now) : current);
        if (saved.isEmpty()) {
            return new Resumed.Missing();
        }
        cadence.restart(key);
        return new Resumed.Started(courier.start(saved.get()));
    }

    private static boolean stopped(Claim claim) {
        return claim.expiredAt() != null || claim.failure() != null;
    }

    private static Claim next(Claim claim, Instant now) {
        return claim.expiredAt() != null
                ? claim.edit().restarted(now).claim()
                : claim.edit().failure(null).nextAttempt().changed(now).claim();
    }
}
