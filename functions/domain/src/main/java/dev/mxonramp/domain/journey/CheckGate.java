package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import java.time.Duration;

/** Lets one look of a kind per claim and interval through; a conditional write decides between rivals. */
public interface CheckGate {
    /** What is looked at: each has a gate of its own, so that neither turns the other away. */
    enum Look {
        /** Proof and MX, by an open page or "check now". */
        CHECK,
        /** What the MX change would lose. */
        CUT_OVER,
        /** The records by which mail clients find their settings. */
        CLIENTS
    }

    /**
     * Enters, if the gate is open.
     *
     * @return zero if the caller may look now, since the last one let through is at least {@code interval} ago; else how
     *         long the gate stays closed
     */
    Duration enter(ClaimKey claim, Look look, Duration interval);
}
