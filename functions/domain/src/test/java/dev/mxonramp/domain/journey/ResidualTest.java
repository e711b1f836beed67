package dev.mxonramp.domain.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxCheck.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualTest {
    private static final Instant T0 = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Served OLD = new Served(List.of("20 b.old.test.", "10 a.old.test."), HOUR);
    private static final Served OLDER = new Served(List.of("10 mx.older.test."), Duration.ofDays(1));

    private final Residual residual = new Residual(Duration.ofMinutes(5));

    @Test
    void aSetIsKnownWhateverTheOrderOfItsRecords() {
        var sets = Residual.sets(List.of(), seen(true, OLD), null, T0);
        var again = Residual.sets(sets, seen(true, new Served(List.of("10 a.old.test.", "20 b.old.test."), HOUR)),
                null, T0.plusSeconds(60));
        assertEquals(sets, again);
    }

    @Test
    void aSetThatIsServedLeavesTheInstantUnknown() {
        assertNull(residual.instant(Residual.sets(List.of(), seen(true, OLD), null, T0), T0));
    }

    @Test
    void theLatestEndOverAllSetsCounts() {
        var both = Residual.sets(List.of(), seen(true, OLD, OLDER), null, T0);
        var one = Residual.sets(both, seen(true, OLD), null, T0.plus(HOUR));
        var none = Residual.sets(one, seen(true), null, T0.plus(HOUR.multipliedBy(2)));
        assertEquals(T0.plus(HOUR).plus(Duration.ofDays(1)).plus(Duration.ofMinutes(5)), residual.instant(none, T0));
    }

    @Test
    void theFirstCheckThatMissesASetCounts() {
        var sets = Residual.sets(List.of(), seen(true, OLD), null, T0);
        var gone = Residual.sets(sets, seen(true), null, T0.plusSeconds(60));
        assertEquals(gone, Residual.sets(gone, seen(true), null, T0.plusSeconds(120)));
    }

    @Test
    void aCheckThatIsNotDefinitiveEndsNothing() {
        var sets = Residual.sets(List.of(), seen(true, OLD), null, T0);
        assertEquals(sets, Residual.sets(sets, seen(false), null, T0.plusSeconds(60)));
    }

    @Test
    void aSetThatComesBackStandsAgain() {
        var gone = Residual.sets(Residual.sets(List.of(), seen(true, OLD), null, T0), seen(true), null,
                T0.plusSeconds(60));
        MxSet back = Residual.sets(gone, seen(true, OLD), null, T0.plusSeconds(120)).getFirst();
        assertNull(back.goneAt());
        assertEquals(T0.plusSeconds(120), back.lastSeenAt());
    }

    @Test
    void whileTheMxIsNotOursTheInstantIsUnknown() {
        assertNull(residual.instant(List.of(), null));
    }

    @Test
    void setsThatKeepChangingDoNotGrowWithoutBound() {
        List<MxSet> sets = List.of();
        for (int i = 0; i < 100; i++) {
            sets = Residual.sets(sets, seen(true, new Served(List.of("10 mx" + i + ".test."), HOUR)),
                    null, T0.plusSeconds(i));
        }
        assertTrue(sets.size() <= 20, "kept " + sets.size());
        assertTrue(sets.stream().anyMatch(set -> set.records().contains("10 mx99.test.")));
    }

    private static MxCheck.Outcome seen(boolean definitive, Served... others) {
        return new MxCheck.Outcome(false, false, definitive, List.of(others),
                new Finding("mx.other", Finding.Fault.RECORD, "Seen.", null, null, T0, List.of()));
    }
}
