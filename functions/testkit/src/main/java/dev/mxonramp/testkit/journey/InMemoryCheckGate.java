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
    private final Map<Place, Instant> entered = new HashMap<>();
    private final Faults faults;

    private record Place(ClaimKey claim, Look look) {}

    public InMemoryCheckGate(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    public InMemoryCheckGate(InstantSource clock) {
        this(clock, Faults.none());
    }

    @Override
    public synchronized Duration enter(ClaimKey claim, Look look, Duration interval) {
        return faults.call("CheckGate.enter", () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var place = new Place(claim, look);
            Instant last = entered.get(place);
            if (last != null && last.plus(interval).isAfter(now)) {
                return Duration.between(now, last.plus(interval));
            }
            entered.put(place, now);
            return Duration.ZERO;
        });
    }
}
