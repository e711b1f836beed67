package dev.mxonramp.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.template.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small cost sheet, counted anew: what it rests on holds for the code as it is. */
class WaitingClaimsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Wiring WIRING = Template.wiring(Path.of(".."));
    /** Looks in a day by dns.md 12: 14 each minute, 21 every 5, 44 every 30, and one in the slot on the border each time. */
    private static final double LOOKS = 80;

    @Test
    void aClaimThatWaitsCostsNoTransitionAndIsAHundredTimesCheaperThanALoop() {
        var counted = new Projection(WaitingClaims.run(WIRING, 0, DAY), WaitingClaims.run(WIRING, 4, DAY),
                WaitingClaims.run(WIRING, 12, DAY), DAY);
        assertEquals(LOOKS, counted.looksPerClaim(), 4);
        Counts claim = counted.perClaim();
        assertEquals(0, claim.of(Unit.STATE_TRANSITION));
        assertEquals(0, claim.of(Unit.INVOCATION));
        assertEquals(0, claim.of(Unit.MESSAGE));
        assertEquals(counted.perClaimAtFirst().of(Unit.TABLE_READ), claim.of(Unit.TABLE_READ), 15);
        assertTrue(claim.of(Unit.TABLE_READ) <= 3.2 * counted.looksPerClaim(), "reads a look: " + claim);
        assertTrue(claim.of(Unit.TABLE_WRITE) < 30, "an unchanged claim writes nothing: " + claim);
        var report = new CostReport(PriceList.load(), counted, Onboardings.run(WIRING, 1),
                Onboardings.run(WIRING, 2));
        assertTrue(report.ratio() >= 100, report::text);
    }
}
