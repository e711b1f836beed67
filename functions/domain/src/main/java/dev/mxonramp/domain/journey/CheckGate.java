package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import java.time.Duration;

/** Lets one check per claim and interval through; a conditional write decides between rivals. */
public interface CheckGate {
    /** Whether the caller may check now: the last one let through is at least {@code interval} ago. */
    boolean enter(ClaimKey claim, Duration interval);
}
