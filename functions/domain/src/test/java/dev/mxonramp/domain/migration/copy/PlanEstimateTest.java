package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanEstimateTest {
    private static final long GIGABYTE = 1L << 30;

    private static PlanEstimate of(long messages, long octets, long octetsPerDay) {
        var folder = new Plan.Folder("INBOX", "INBOX", OptionalLong.of(messages), OptionalLong.of(octets), 0, false,
                null);
        return PlanEstimate.of(new Plan(List.of(folder), List.of(), Quota.NONE, Long.MAX_VALUE), octetsPerDay);
    }

    @Test
    void whatIsMoreDecides() {
        assertEquals(Duration.ofSeconds(1), of(0, 0, Long.MAX_VALUE).time());
        assertEquals(Duration.ofSeconds(101), of(15_000, 1_000, Long.MAX_VALUE).time());
        assertEquals(Duration.ofSeconds(129), of(100, GIGABYTE, Long.MAX_VALUE).time());
    }

    @Test
    void providerThatGivesOutSoMuchADayDecides() {
        assertTrue(of(100, 10 * GIGABYTE, 2_500_000_000L).time().compareTo(Duration.ofDays(4)) > 0);
    }

    @Test
    void costGrowsWithTheWork() {
        double small = of(100, 1_000, Long.MAX_VALUE).dollars();
        double large = of(1_000_000, 100 * GIGABYTE, Long.MAX_VALUE).dollars();
        assertTrue(small > 0 && small < 0.001, () -> "it is " + small);
        assertTrue(large > 0.1 && large < 2, () -> "it is " + large);
    }

    @Test
    void roomIsCountedInOctetsAndInMessages() {
        var quota = new Quota(600, 1_000, 7, 10);
        assertTrue(quota.fits(400, 3));
        assertTrue(!quota.fits(401, 3) && !quota.fits(400, 4));
        assertTrue(Quota.NONE.fits(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
