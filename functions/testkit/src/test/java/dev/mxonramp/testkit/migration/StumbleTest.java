package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.ledger.Stumble;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that never get through stop nothing else, and a server that takes nothing for a while costs no message. */
final class StumbleTest {
    /** Attempts of the state machine's Copy step at a transient failure: one, and 5 retries. */
    private static final int ATTEMPTS = 6;

    private final OneMailboxMove move = new OneMailboxMove();

    private void poison(String message, Fate fate) {
        move.fresh.fate(each -> each.equals(message) ? fate : Fate.TAKEN);
    }

    /** Workers one after the other, as the state machine starts them; how many failed before one ended well. */
    private int failures(int pass, int most) {
        for (int failures = 0; failures < most; failures++) {
            try {
                assertFalse(move.work(pass));
                return failures;
            } catch (TransientFailure e) {
                move.leaseEnds();
            }
        }
        return most;
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_OFF", "BUSY"})
    void messageThatNeverGetsThroughIsListedWithinOnePass(Fate fate) {
        move.arrive("a", "b", "poison", "c", "d");
        poison("poison", fate);
        assertTrue(failures(1, ATTEMPTS) < ATTEMPTS, "the pass fails");
        assertEquals(List.of("a", "b", "c", "d"), move.arrived());
        assertEquals(List.of("3 REFUSED_BY_TARGET"), move.listed());
        assertEquals(0, move.missing());
        assertFalse(move.work(2));
        assertEquals(List.of("a", "b", "c", "d"), move.arrived());
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_OFF", "BUSY"})
    void twoOfThemAreListedInTheEnd(Fate fate) {
        move.arrive("a", "p1", "b", "p2", "c");
        move.fresh.fate(each -> each.startsWith("p") ? fate : Fate.TAKEN);
        assertTrue(failures(1, 40) < 40, "it never ends");
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of("2 REFUSED_BY_TARGET", "4 REFUSED_BY_TARGET"), move.listed());
    }

    @Test
    void onlyMessageOfAFolderIsListedAfterManyMoreAttempts() {
        move.arrive("poison");
        poison("poison", Fate.BROKEN_OFF);
        assertEquals(Stumble.GIVEN_UP_AFTER, failures(1, 99));
        assertEquals(List.of("1 REFUSED_BY_TARGET"), move.listed());
        assertTrue(move.exception().words().contains("connection"), move.exception().words());
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_OFF", "BUSY"})
    void serverThatTakesNothingForAWhileCostsNoMessage(Fate fate) {
        move.arrive("a", "b", "c");
        move.fresh.fate(_ -> fate);
        assertEquals(15, failures(1, 15));
        move.fresh.fate(_ -> Fate.TAKEN);
        assertEquals(0, failures(2, 3));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void answersThatAreLostDoubleNothing() {
        move.arrive("a", "b", "c", "d");
        move.fresh.fate(each -> each.equals("c") ? Fate.ANSWER_LOST : Fate.TAKEN);
        assertEquals(1, failures(1, 9));
        assertEquals(List.of("a", "b", "c", "d"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void busyServerIsWaitedForWithWhatItTookSettled() {
        move.arrive("a", "b", "c");
        poison("b", Fate.BUSY);
        assertThrows(ServerBusy.class, () -> move.work(1));
        assertEquals(1, move.ledgers.list(OneMailboxMove.ANN).getFirst().tally().mapped());
        move.leaseEnds();
        move.fresh.fate(_ -> Fate.TAKEN);
        assertFalse(move.work(1));
        assertEquals(List.of("a", "b", "c"), move.arrived());
    }

    @Test
    void fullMailboxNeverCostsAMessage() {
        move.arrive("a", "b", "c");
        poison("b", Fate.FULL);
        for (int pass = 1; pass <= 2 * Stumble.GIVEN_UP_AFTER; pass++) {
            int number = pass;
            assertThrows(TargetFull.class, () -> move.work(number));
            move.leaseEnds();
        }
        move.fresh.fate(_ -> Fate.TAKEN);
        assertFalse(move.work(99));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void refusedMessageBeforeABrokenOneIsNotBlamedForIt() {
        move.arrive("refused", "poison", "c");
        move.fresh.fate(each -> switch (each) {
            case "refused" -> Fate.REFUSED;
            case "poison" -> Fate.BROKEN_OFF;
            default -> Fate.TAKEN;
        });
        assertTrue(failures(1, ATTEMPTS) < ATTEMPTS, "the pass fails");
        assertEquals(List.of("c"), move.arrived());
        assertEquals("NO not this one", move.exception().words());
        assertEquals(2, move.listed().size());
    }
}
