package dev.mxonramp.testkit.journey;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.testkit.fault.Race;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link CheckGate} does. */
public interface CheckGateContract {
    /** How long the gate is closed in these tests. */
    Duration INTERVAL = Duration.ofSeconds(10);

    /** The clock that {@link #gate()} goes by. */
    TurnedClock clock();

    /** The port under test; the same one within a test. */
    CheckGate gate();

    @Test
    default void gateOpensAgainAfterTheInterval() {
        assertTrue(gate().enter(key(), INTERVAL));
        clock().advance(INTERVAL.minusMillis(1));
        assertFalse(gate().enter(key(), INTERVAL));
        clock().advance(Duration.ofMillis(1));
        assertTrue(gate().enter(key(), INTERVAL));
    }

    @Test
    default void whoIsKeptOutDoesNotKeepTheGateClosed() {
        gate().enter(key(), INTERVAL);
        clock().advance(Duration.ofSeconds(9));
        gate().enter(key(), INTERVAL);
        clock().advance(Duration.ofSeconds(1));
        assertTrue(gate().enter(key(), INTERVAL));
    }

    @Test
    default void claimsHaveTheirOwnGate() {
        assertTrue(gate().enter(key(), INTERVAL));
        assertTrue(gate().enter(new ClaimKey(OTHER, ACME), INTERVAL));
    }

    @Test
    default void theCallersIntervalCounts() {
        gate().enter(key(), INTERVAL);
        clock().advance(Duration.ofSeconds(5));
        assertFalse(gate().enter(key(), INTERVAL));
        assertTrue(gate().enter(key(), Duration.ofSeconds(5)));
    }

    @Test
    default void oneOfManyRivalsEnters() {
        assertEquals(1, Race.of(8, rival -> gate().enter(key(), INTERVAL)).stream().filter(let -> let).count());
    }
}
