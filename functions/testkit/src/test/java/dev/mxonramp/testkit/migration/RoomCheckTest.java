package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The target's room is compared with what is missing before anything is sent. */
final class RoomCheckTest {
    private final OneMailboxMove move = new OneMailboxMove();

    RoomCheckTest() {
        move.arrive("x".repeat(1_000_000), "y".repeat(500_000));
        assertTrue(move.old.create("Work"));
        move.old.add("Work", new Stored("z".repeat(500_000), OneMailboxMove.DATE, Set.of()));
    }

    private String refused(int pass) {
        String words = String.valueOf(assertThrows(TargetFull.class, () -> move.work(pass)).getMessage());
        move.leaseEnds();
        return words;
    }

    @Test
    void nothingIsSentOrMadeWhereNotAllFits() {
        move.fresh.room(1_999_999);
        assertEquals("The new mailbox has room for 2.0 MB, and 2.0 MB (messages: 3) are still to be copied. Make room "
                + "there, or raise its quota.", refused(1));
        assertEquals(List.of(), move.arrived());
        assertFalse(move.fresh.has("Work"));
        move.fresh.room(2_000_000);
        assertFalse(move.work(1));
        assertEquals(0, move.missing());
    }

    @Test
    void onlyWhatIsMissingNeedsRoom() {
        move.fresh.room(2_000_000);
        assertFalse(move.work(1));
        assertFalse(move.work(2));
        move.arrive("n".repeat(100_000));
        assertTrue(refused(3).contains("room for 0 octets, and 100,000 octets (messages: 1)"));
        move.fresh.room(2_100_000);
        assertFalse(move.work(3));
        assertEquals(3, move.arrived().size());
    }

    @Test
    void whatIsTooLargeAnywayNeedsNone() {
        move.fresh.room(1_000_000);
        move.fresh.appendLimit(900_000);
        assertFalse(move.work(1));
        assertEquals(List.of("1 TOO_LARGE"), move.listed());
        assertEquals(0, move.missing());
    }

    @Test
    void whatIsNumberedAnewNeedsNone() {
        move.fresh.room(2_000_000);
        assertFalse(move.work(1));
        move.old.renumber("INBOX");
        move.fresh.renumber("Work");
        assertFalse(move.work(2));
        assertEquals(0, move.missing());
        assertEquals(2, move.arrived().size());
    }

    @Test
    void numberOfMessagesMayBeBoundedToo() {
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, args) -> method.getName().equals("quota")
                        ? new Quota(0, Long.MAX_VALUE, 1, 3)
                        : method.invoke(real, args));
        assertTrue(refused(1).startsWith("The new mailbox has room for 2 messages, and 3 are still to be copied."));
    }

    @Test
    void folderThatIsClosedStopsNoCheck() {
        move.old.closed("Work");
        move.fresh.room(1_500_000);
        assertFalse(move.work(1));
        assertEquals(2, move.arrived().size());
        assertEquals(1, FolderExceptions.of(move.ledgers, OneMailboxMove.ANN).size());
    }
}
