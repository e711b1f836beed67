package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner removes at the old server before the cut-over is removed at the new one, and nothing else. */
final class MirroringTest {
    private static final Set<String> FLAGGED = Set.of("\\Flagged");

    private final OneMailboxMove move = new OneMailboxMove();

    MirroringTest() {
        move.follows = true;
        move.arrive("a", "b", "c");
    }

    private LedgerHead inbox() {
        return move.ledgers.list(OneMailboxMove.ANN).stream().filter(each -> each.key().folder().equals("INBOX"))
                .findFirst().orElseThrow();
    }

    private void pass(int number) {
        assertFalse(move.work(number));
        assertEquals(0, move.missing());
    }

    @Test
    void removalFollowsAndIsOnRecord() {
        pass(1);
        move.old.expunge("INBOX", 2);
        pass(2);
        assertEquals(List.of("a", "c"), move.arrived());
        assertEquals(2, inbox().tally().mapped());
        assertEquals(1, inbox().tally().removed());
        pass(3);
        assertEquals(List.of("a", "c"), move.arrived());
    }

    @Test
    void movedMessageIsInItsNewFolderBeforeItLeavesTheOldOne() {
        pass(1);
        var _ = move.old.create("Work");
        move.old.add("Work", new Stored("b", OneMailboxMove.DATE, Set.of("\\Seen")));
        move.old.expunge("INBOX", 2);
        var order = new ArrayList<String>();
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, args) -> {
                    if (method.getName().equals("append") || method.getName().equals("remove")) {
                        order.add(method.getName());
                    }
                    return method.invoke(real, args);
                });
        pass(2);
        assertEquals(List.of("append", "remove"), order);
        assertEquals(List.of("a", "c"), move.arrived());
        assertEquals(1, move.fresh.stored("Work").size());
    }

    @Test
    void touchedMessageStays() {
        pass(1);
        move.fresh.flags("INBOX", 2, FLAGGED);
        move.old.expunge("INBOX", 2);
        move.old.expunge("INBOX", 1);
        pass(2);
        pass(3);
        assertEquals(List.of("b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void changeOfFlagsThatFollowedIsNoTouch() {
        pass(1);
        move.old.flags("INBOX", 2, FLAGGED);
        pass(2);
        move.old.expunge("INBOX", 2);
        pass(3);
        assertEquals(List.of("a", "c"), move.arrived());
    }

    @Test
    void messageThatGoesAtBothSidesIsOnRecordOnce() {
        pass(1);
        move.old.expunge("INBOX", 2);
        move.fresh.expunge("INBOX", 2);
        pass(2);
        assertEquals(List.of("a", "c"), move.arrived());
        assertEquals(1, inbox().tally().removed());
    }

    @Test
    void messageOfTheUsersOwnIsNeverRemoved() {
        pass(1);
        move.fresh.add("INBOX", new Stored("own", OneMailboxMove.DATE, Set.of("\\Deleted")));
        move.old.expunge("INBOX", 2);
        pass(2);
        assertEquals(List.of("a", "c", "own"), move.arrived());
    }

    @Test
    void nothingIsRemovedAfterTheCutOver() {
        pass(1);
        move.old.expunge("INBOX", 2);
        move.follows = false;
        move.arrive("d");
        pass(2);
        assertEquals(List.of("a", "b", "c", "d"), move.arrived());
    }

    @Test
    void messageThatWasNeverComparedStays() {
        move.follows = false;
        pass(1);
        move.old.expunge("INBOX", 2);
        move.follows = true;
        pass(2);
        assertEquals(List.of("a", "b", "c"), move.arrived());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void renumberedFolderLosesNothing(boolean source) {
        pass(1);
        (source ? move.old : move.fresh).renumber("INBOX");
        move.old.expunge("INBOX", 2);
        pass(2);
        assertEquals(3, move.arrived().size());
    }

    @Test
    void folderThatIsGoneLosesNothing() {
        var _ = move.old.create("Work");
        move.old.add("Work", new Stored("w", OneMailboxMove.DATE, Set.of()));
        pass(1);
        move.old.delete("Work");
        pass(2);
        assertEquals(1, move.fresh.stored("Work").size());
    }

    private void fillToThirty() {
        move.arrive(IntStream.range(0, 27).mapToObj(i -> "m" + i).toArray(String[]::new));
        pass(1);
    }

    private void expunge(int first, int last) {
        for (int uid = first; uid <= last; uid++) {
            move.old.expunge("INBOX", uid);
        }
    }

    @Test
    void largePartOfAFolderIsNotRemovedUnlessItIsMeant() {
        fillToThirty();
        expunge(1, 16);
        pass(2);
        pass(3);
        assertEquals(30, move.arrived().size());
        assertEquals(List.of("1 NOT_REMOVED"), move.listed());
        assertTrue(move.exception().words().startsWith("16 of 30 messages"), () -> move.exception().words());
        move.evenEmptied = true;
        pass(4);
        assertEquals(14, move.arrived().size());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void folderThatIsWholeAgainLeavesTheList() {
        fillToThirty();
        move.aroundReader = real -> (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, args) -> switch (method.getName()) {
                    case "uids" -> new long[0];
                    case "open" -> emptied((FolderStatus) method.invoke(real, args));
                    case "statuses" -> Map.of();
                    default -> method.invoke(real, args);
                });
        assertFalse(move.work(2));
        assertEquals(30, move.arrived().size());
        assertEquals(List.of("1 NOT_REMOVED"), move.listed());
        move.aroundReader = real -> real;
        pass(3);
        assertEquals(List.of(), move.listed());
        assertEquals(30, move.arrived().size());
    }

    private static FolderStatus emptied(FolderStatus status) {
        return new FolderStatus(status.uidValidity(), status.uidNext(), 0);
    }

    @Test
    void folderThatTheUserRemovedIsLeftAlone() {
        var _ = move.old.create("Work");
        for (String each : List.of("w", "x")) {
            move.old.add("Work", new Stored(each, OneMailboxMove.DATE, Set.of()));
        }
        pass(1);
        move.fresh.delete("Work");
        move.old.expunge("Work", 1);
        pass(2);
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void halfOfAFolderIsRemoved() {
        fillToThirty();
        expunge(1, 15);
        pass(2);
        assertEquals(15, move.arrived().size());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void folderThatListsNothingAtOnceLosesNothing() {
        fillToThirty();
        expunge(1, 30);
        pass(2);
        assertEquals(30, move.arrived().size());
        assertEquals(1, move.listed().size());
    }

    @Test
    void smallFolderMayBeEmptied() {
        pass(1);
        expunge(1, 3);
        pass(2);
        assertEquals(List.of(), move.arrived());
    }

    @Test
    void serverThatCannotRemoveSingleMessagesKeepsThem() {
        pass(1);
        move.fresh.uidPlus(false);
        move.old.expunge("INBOX", 2);
        pass(2);
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of("2 NOT_REMOVED"), move.listed());
    }

    /** Dies at removing: before it, after it, or when the messages are marked only. */
    private void diesAtRemoving(boolean removed, boolean marked) {
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, args) -> {
                    if (!method.getName().equals("remove")) {
                        return invoked(real, method, args);
                    }
                    if (removed) {
                        invoked(real, method, args);
                    }
                    if (marked) {
                        ((List<?>) args[0]).forEach(
                                uid -> move.fresh.flags("INBOX", (Long) uid, Set.of("\\Seen", "\\Deleted")));
                    }
                    throw new TransientFailure("The worker died.");
                });
    }

    private static Object invoked(MailboxWriter real, Method method, Object[] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest(name = "removed {0}")
    @ValueSource(booleans = {true, false})
    void nextWorkerGoesOnWhereOneDied(boolean removed) {
        pass(1);
        move.old.expunge("INBOX", 2);
        diesAtRemoving(removed, !removed);
        assertThrows(TransientFailure.class, () -> move.work(2));
        move.aroundWriter = real -> real;
        move.leaseEnds();
        move.fresh.add("INBOX", new Stored("own", OneMailboxMove.DATE, Set.of("\\Deleted")));
        pass(2);
        assertEquals(List.of("a", "c", "own"), move.arrived());
        assertEquals(1, inbox().tally().removed());
        assertEquals(2, inbox().tally().mapped());
    }

    @Test
    void messageThatTheUserMarkedIsLeftToTheUser() {
        pass(1);
        move.fresh.flags("INBOX", 2, Set.of("\\Seen", "\\Deleted"));
        move.old.expunge("INBOX", 2);
        pass(2);
        assertEquals(List.of("a", "b", "c"), move.arrived());
    }
}
