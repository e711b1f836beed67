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
    /** Looks in a day by the tiers: some 15 every minute, 21 every 5 minutes, 44 every 30. */
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
        var onboarded = Onboardings.run(WIRING, 2);
        Counts all = counted.waiting(1).plus(onboarded.journey()).plus(onboarded.mails());
        for (Unit unit : Unit.values()) {
            assertTrue(all.of(unit) > 0, "a price that nothing needs: " + unit);
        }
        var report = new CostReport(PriceList.load(), counted, Onboardings.run(WIRING, 1), onboarded);
        assertTrue(report.ratio() >= 100, report::text);
    }
}
