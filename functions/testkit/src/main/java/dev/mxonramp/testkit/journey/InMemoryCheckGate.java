package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.testkit.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The check gate in memory. */
public final class InMemoryCheckGate implements CheckGate {
    private final InstantSource clock;
    private final Map<ClaimKey, Instant> entered = new HashMap<>();
    private final Faults faults;

    public InMemoryCheckGate(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    public InMemoryCheckGate(InstantSource clock) {
        this(clock, Faults.none());
    }

    @Override
    public synchronized boolean enter(ClaimKey claim, Duration interval) {
        return faults.call("CheckGate.enter", () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant last = entered.get(claim);
            if (last != null && last.plus(interval).isAfter(now)) {
                return false;
            }
            entered.put(claim, now);
            return true;
        });
    }
}
