package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Fate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Messages that did not get through, and may by now, are tried once in each pass; others are left alone. */
final class RetrialTest {
    private final OneMailboxMove move = new OneMailboxMove();
    private final AtomicInteger tries = new AtomicInteger();

    private void poison(String message, Fate fate) {
        move.fresh.fate(each -> {
            if (!each.equals(message)) {
                return Fate.TAKEN;
            }
            tries.incrementAndGet();
            return fate;
        });
    }

    private FolderTally tally() {
        return move.ledgers.list(OneMailboxMove.ANN).getFirst().tally();
    }

    @Test
    void messageThatFoundTheServerBrokenIsTriedOnceAPassUntilItGetsThrough() {
        move.arrive("a", "b", "c");
        poison("b", Fate.BROKEN_SERVER);
        assertFalse(move.work(1));
        assertFalse(move.work(1));
        assertEquals(1, tries.get(), "tried twice in one pass");
        assertEquals(List.of("2 REFUSED_BY_TARGET"), move.listed());
        assertFalse(move.work(2));
        assertFalse(move.work(2));
        assertEquals(2, tries.get());
        assertEquals(List.of("2 REFUSED_BY_TARGET"), move.listed());
        assertEquals(1, tally().excepted());
        assertEquals(0, tally().newMessages(), "a pass that finds nothing new is not quiet");
        poison("b", Fate.TAKEN);
        assertFalse(move.work(3));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
        assertEquals(List.of(0L, 3L, 1L), List.of(tally().excepted(), tally().mapped(), tally().newMessages()));
        assertEquals(0, move.missing());
        assertFalse(move.work(4));
        assertEquals(3, tries.get());
        assertEquals(List.of("a", "b", "c"), move.arrived());
    }

    @Test
    void messageThatTheServerWillNeverTakeIsNotTriedAgain() {
        move.arrive("a", "b", "c");
        poison("b", Fate.REFUSED);
        assertFalse(move.work(1));
        poison("b", Fate.TAKEN);
        assertFalse(move.work(2));
        assertEquals(1, tries.get());
        assertEquals(List.of("2 REFUSED_BY_TARGET"), move.listed());
    }

    @Test
    void tooLargeMessageIsTriedAgainOnceTheServerTakesLargerOnes() {
        move.arrive("a", "far too large", "c");
        move.fresh.appendLimit(5);
        assertFalse(move.work(1));
        assertFalse(move.work(2));
        assertEquals(List.of("2 TOO_LARGE"), move.listed());
        assertEquals(1, move.exception().pass(), "it was fetched again for nothing");
        move.fresh.appendLimit(6);
        assertFalse(move.work(3));
        assertEquals(3, move.exception().pass());
        assertEquals(List.of("2 TOO_LARGE"), move.listed());
        assertEquals(1, tally().excepted());
        move.fresh.appendLimit(100);
        assertFalse(move.work(4));
        assertEquals(List.of("a", "c", "far too large"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void messageThatTheOldServerDidNotGiveOutIsAskedForAgain() {
        move.arrive("a", "b", "c");
        move.aroundReader = RetrialTest::withoutTheSecond;
        assertFalse(move.work(1));
        assertEquals(List.of("2 UNREADABLE_AT_SOURCE"), move.listed());
        move.aroundReader = real -> real;
        assertFalse(move.work(2));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void workerThatDiesBeforeTheListIsShortenedIsMadeUpFor() {
        move.arrive("a", "b", "c");
        poison("b", Fate.BROKEN_SERVER);
        assertFalse(move.work(1));
        poison("b", Fate.TAKEN);
        move.ledgerFaults.failNext("LedgerStore.withdraw", 1);
        assertThrows(RuntimeException.class, () -> move.work(2));
        assertEquals(List.of("2 REFUSED_BY_TARGET"), move.listed());
        move.leaseEnds();
        assertFalse(move.work(2));
        assertEquals(List.of(), move.listed());
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(0, tally().excepted());
    }

    @Test
    void messageThatLandsAsTheConnectionBreaksIsThereOnceAndListedNoMore() {
        move.arrive("a", "b", "c");
        poison("b", Fate.BROKEN_SERVER);
        assertFalse(move.work(1));
        poison("b", Fate.ANSWER_LOST);
        assertThrows(TransientFailure.class, () -> move.work(2));
        move.leaseEnds();
        assertFalse(move.work(2));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
        assertEquals(List.of(0L, 3L), List.of(tally().excepted(), tally().mapped()));
    }

    @Test
    void messageThatBreaksTheConnectionWhenTriedAgainStopsNoOther() {
        move.arrive("a", "b", "c");
        poison("b", Fate.BROKEN_SERVER);
        assertFalse(move.work(1));
        move.arrive("d");
        poison("b", Fate.BROKEN_OFF);
        assertThrows(TransientFailure.class, () -> move.work(2));
        move.leaseEnds();
        assertFalse(move.work(2));
        assertEquals(List.of("a", "c", "d"), move.arrived());
        assertEquals(2, tries.get());
        assertEquals(List.of("2 REFUSED_BY_TARGET"), move.listed());
        assertEquals(0, move.missing());
    }

    private static MailboxReader withoutTheSecond(MailboxReader real) {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, called, args) -> {
                    if (called.getName().equals("fetch")) {
                        fetch(real, (List<?>) args[0], (MailboxReader.Arrivals) args[1]);
                        return null;
                    }
                    try {
                        return called.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void fetch(MailboxReader real, List<?> wanted, MailboxReader.Arrivals arrivals) {
        List<MessageFacts> all = wanted.stream().map(MessageFacts.class::cast).toList();
        real.fetch(all.stream().filter(each -> each.uid() != 2).toList(), arrivals);
        all.stream().filter(each -> each.uid() == 2).forEach(each -> arrivals.unreadable(2, "NO [SERVERBUG] spoilt"));
    }
}
