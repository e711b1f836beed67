package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.SourceReplacement;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server that numbers its messages anew, while no mail arrives. */
final class RenumberedTest {
    private final OneMailboxMove move = new OneMailboxMove();
    private final AtomicInteger opened = new AtomicInteger();

    RenumberedTest() {
        move.arrive("a", "b", "a", "c");
        assertFalse(move.work(1));
    }

    private void isStillWhole(int pass) {
        assertTrue(move.missing() > 0, "it was not noticed");
        assertFalse(move.work(pass));
        assertEquals(List.of("a", "a", "b", "c"), move.arrived());
        assertEquals(0, move.missing());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void targetIsFoundAgain() {
        move.fresh.renumber("INBOX");
        isStillWhole(2);
    }

    @Test
    void whatTheUserRemovedThereIsNotCopiedAgain() {
        move.fresh.expunge("INBOX", 2);
        assertEquals(0, move.missing());
        move.fresh.renumber("INBOX");
        assertFalse(move.work(2));
        assertEquals(List.of("a", "a", "c"), move.arrived());
        assertEquals(0, move.missing());
    }

    @Test
    void whatABrokenBatchLeftIsFoundThoughTheSourceWasSetAnew() {
        move.arrive("d", "e");
        move.aroundWriter = RenumberedTest::dying;
        assertThrows(RuntimeException.class, () -> move.work(2));
        move.aroundWriter = real -> real;
        move.leaseEnds();
        new SourceReplacement(move.ledgers, move.leases).prepare(OneMailboxMove.ANN);
        move.old.renumber("INBOX");
        assertFalse(move.work(3));
        assertEquals(List.of("a", "a", "b", "c", "d", "e"), move.arrived());
        assertEquals(0, move.missing());
    }

    @Test
    void whatTheUserDeletedWithItsFolderIsNotCopiedAgainThoughAWorkerDiesBetween() {
        assertTrue(move.old.create("Work"));
        move.old.add("Work", new Stored("w1", OneMailboxMove.DATE, Set.of()));
        assertFalse(move.work(2));
        assertTrue(move.fresh.delete("Work"));
        move.old.add("Work", new Stored("w2", OneMailboxMove.DATE, Set.of()));
        move.aroundWriter = real -> dying(real, "create");
        assertThrows(RuntimeException.class, () -> move.work(3));
        move.aroundWriter = real -> real;
        move.leaseEnds();
        assertTrue(move.fresh.has("Work"), "the worker died too early");
        assertFalse(move.work(3));
        assertEquals(List.of("w2"), move.fresh.stored("Work").stream().map(Stored::octets).toList());
        assertEquals(0, move.missing());
        FolderTally tally = move.ledgers.find(new LedgerKey(OneMailboxMove.ANN, "Work")).orElseThrow().tally();
        assertEquals(List.of(1L, 1L), List.of(tally.mapped(), tally.removed()));
    }

    @Test
    void laterFolderOfTheSamePurposeGetsAPlaceOfItsOwn() {
        assertTrue(move.old.create("Gesendet"));
        move.old.add("Gesendet", new Stored("same", OneMailboxMove.DATE, Set.of()));
        assertFalse(move.work(2));
        assertTrue(move.old.create("Sent"));
        move.old.attributes("Sent", "\\Sent");
        move.old.add("Sent", new Stored("same", OneMailboxMove.DATE, Set.of()));
        move.old.add("Gesendet", new Stored("more", OneMailboxMove.DATE, Set.of()));
        assertFalse(move.work(3));
        assertEquals(List.of("same", "more"), move.fresh.stored("Sent").stream().map(Stored::octets).toList());
        assertEquals(List.of("same"), move.fresh.stored("Sent (2)").stream().map(Stored::octets).toList());
        assertEquals(0, move.missing());
    }

    private static MailboxWriter dying(MailboxWriter real) {
        return dying(real, "append");
    }

    /** What a worker has in hand that dies once its messages are there, or a folder is. */
    private static MailboxWriter dying(MailboxWriter real, String command) {
        return (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    Object done = method.invoke(real, args);
                    if (method.getName().startsWith(command) && !method.getName().equals("appendLimit")) {
                        throw new WorkerDied();
                    }
                    return done;
                });
    }

    private static final class WorkerDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void firstBatchThatBrokeOffIsFoundThoughTheTargetIsRenumbered() {
        var first = new OneMailboxMove();
        first.arrive("a", "b");
        first.aroundWriter = RenumberedTest::dying;
        assertThrows(RuntimeException.class, () -> first.work(1));
        first.aroundWriter = real -> real;
        first.leaseEnds();
        first.fresh.renumber("INBOX");
        assertFalse(first.work(2));
        assertEquals(List.of("a", "b"), first.arrived());
        assertEquals(0, first.missing());
    }

    @Test
    void sourceIsFoundAgain() {
        move.old.renumber("INBOX");
        isStillWhole(2);
    }

    @Test
    void bothAreFoundAgain() {
        move.old.renumber("INBOX");
        move.fresh.renumber("INBOX");
        isStillWhole(2);
    }

    @Test
    void targetThatTellsNothingOfItsFoldersIsLookedAt() {
        statuses(Map.of());
        move.fresh.renumber("INBOX");
        isStillWhole(2);
        assertTrue(opened.get() > 0);
    }

    @Test
    void folderWithoutNewsIsNotOpened() {
        statuses(null);
        assertFalse(move.work(2));
        assertEquals(0, opened.get());
    }

    /** Counts how often a folder of the target is opened, which tells this instead of what is so. */
    private void statuses(@Nullable Object told) {
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    if (method.getName().equals("open")) {
                        opened.incrementAndGet();
                    }
                    return told != null && method.getName().equals("statuses") ? told : method.invoke(real, args);
                });
    }
}
