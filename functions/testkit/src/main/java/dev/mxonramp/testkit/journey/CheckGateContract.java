package dev.mxonramp.testkit.journey;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.CheckGate.Look;
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

    private boolean enters(ClaimKey claim, Duration interval) {
        return gate().enter(claim, Look.CHECK, interval).isZero();
    }

    @Test
    default void gateOpensAgainAfterTheInterval() {
        assertTrue(enters(key(), INTERVAL));
        clock().advance(INTERVAL.minusMillis(1));
        assertFalse(enters(key(), INTERVAL));
        clock().advance(Duration.ofMillis(1));
        assertTrue(enters(key(), INTERVAL));
    }

    @Test
    default void whoIsKeptOutDoesNotKeepTheGateClosed() {
        assertTrue(enters(key(), INTERVAL));
        clock().advance(Duration.ofSeconds(9));
        assertFalse(enters(key(), INTERVAL));
        clock().advance(Duration.ofSeconds(1));
        assertTrue(enters(key(), INTERVAL));
    }

    @Test
    default void whoIsKeptOutIsToldForHowLong() {
        assertTrue(enters(key(), INTERVAL));
        assertEquals(INTERVAL, gate().enter(key(), Look.CHECK, INTERVAL));
        clock().advance(Duration.ofMillis(7_400));
        assertEquals(Duration.ofMillis(2_600), gate().enter(key(), Look.CHECK, INTERVAL));
    }

    @Test
    default void claimsHaveTheirOwnGate() {
        assertTrue(enters(key(), INTERVAL));
        assertTrue(enters(new ClaimKey(OTHER, ACME), INTERVAL));
    }

    @Test
    default void eachKindOfLookHasItsOwnGate() {
        assertTrue(enters(key(), INTERVAL));
        assertEquals(Duration.ZERO, gate().enter(key(), Look.CUT_OVER, INTERVAL));
        assertEquals(INTERVAL, gate().enter(key(), Look.CUT_OVER, INTERVAL));
    }

    @Test
    default void theCallersIntervalCounts() {
        assertTrue(enters(key(), INTERVAL));
        clock().advance(Duration.ofSeconds(5));
        assertFalse(enters(key(), INTERVAL));
        assertTrue(enters(key(), Duration.ofSeconds(5)));
    }

    @Test
    default void oneOfManyRivalsEnters() {
        assertEquals(1, Race.of(8, rival -> enters(key(), INTERVAL)).stream().filter(let -> let).count());
    }
}
