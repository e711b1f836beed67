package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.copy.FirstCopies.FirstCopy;
import dev.mxonramp.domain.migration.copy.FirstCopies.Folder;
import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.Digester;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the folders of one worker know of each other's messages, and how much of it is remembered. */
final class SharedMessagesTest {
    private static final Folder INBOX = new Folder("INBOX", 7);
    private static final Folder WORK = new Folder("Work", 8);
    private static final long SEED = 20_261_124;

    private final SharedMessages shared = new SharedMessages(true);

    private static Digest digest(String text) {
        return Digester.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageFacts facts(long uid, long gmailId) {
        return new MessageFacts(uid, 5, null, Set.of(), gmailId);
    }

    @Test
    void everyMessageIsFoundAgainWhateverItsId() {
        var copies = new FirstCopies(10_000);
        var random = new Random(SEED);
        long[] ids = random.longs(5_000).map(id -> id | 1).toArray();
        for (int i = 0; i < ids.length; i++) {
            copies.put(ids[i], new FirstCopy(i % 2 == 0 ? INBOX : WORK, 4_294_967_295L - i, digest("text " + i)));
        }
        for (int i = 0; i < ids.length; i++) {
            assertEquals(Optional.of(new FirstCopy(i % 2 == 0 ? INBOX : WORK, 4_294_967_295L - i, digest("text " + i))),
                    copies.find(ids[i]), "seed " + SEED);
            assertEquals(Optional.empty(), copies.find(ids[i] & ~1L));
        }
    }

    @Test
    void whatDoesNotFitIsNotRememberedAndWhatIsThereStays() {
        var copies = new FirstCopies(2);
        copies.put(1, new FirstCopy(INBOX, 1, digest("a")));
        assertFalse(copies.full());
        copies.put(2, new FirstCopy(INBOX, 2, digest("b")));
        copies.put(3, new FirstCopy(INBOX, 3, digest("c")));
        assertTrue(copies.full());
        assertEquals(Optional.empty(), copies.find(3));
        copies.put(2, new FirstCopy(WORK, 9, digest("b")));
        assertEquals(9, copies.find(2).orElseThrow().uid());
        copies.forget(2);
        copies.forget(4);
        assertEquals(Optional.empty(), copies.find(2));
        assertEquals(1, copies.find(1).orElseThrow().uid());
        copies.put(2, new FirstCopy(INBOX, 5, digest("b")));
        assertEquals(5, copies.find(2).orElseThrow().uid());
    }

    @Test
    void messageIsFetchedByOneFolderAtATime() {
        List<MessageFacts> some = List.of(facts(1, 11), facts(2, 12), facts(3, 0));
        assertEquals(some, shared.claim(some, "INBOX"));
        assertEquals(List.of(facts(9, 0)), shared.claim(List.of(facts(8, 11), facts(9, 0)), "Work"));
        shared.landed(11, 5, new FirstCopy(INBOX, 50, digest("12345")));
        shared.release(some);
        assertEquals(List.of(), shared.claim(List.of(facts(8, 11)), "Work"));
        assertEquals(50, shared.elsewhere(facts(8, 11), "Work").orElseThrow().uid());
        assertEquals(Optional.empty(), shared.elsewhere(facts(8, 11), "INBOX"));
        assertEquals(List.of(facts(7, 12)), shared.claim(List.of(facts(7, 12)), "Work"));
    }

    @Test
    void messageThatMayNotBeWhatItWasIsNotCopied() {
        shared.landed(1, 6, new FirstCopy(INBOX, 50, digest("12345")));
        shared.landed(2, 5, new FirstCopy(INBOX, 51, digest("12\n45")));
        shared.landed(0, 5, new FirstCopy(INBOX, 52, digest("12345")));
        for (long id = 0; id < 3; id++) {
            assertEquals(Optional.empty(), shared.elsewhere(facts(1, id), "Work"));
        }
    }

    @Test
    void laterPlaceIsTheOneThatHoldsUnlessItIsAnEarlierWorkers() {
        shared.landedBefore(1, new FirstCopy(INBOX, 50, digest("12345")));
        shared.landed(1, 5, new FirstCopy(WORK, 60, digest("12345")));
        shared.landedBefore(1, new FirstCopy(INBOX, 50, digest("12345")));
        assertEquals(WORK, shared.elsewhere(facts(1, 1), "Other").orElseThrow().folder());
        shared.forget(List.of(facts(1, 1)));
        assertEquals(Optional.empty(), shared.elsewhere(facts(1, 1), "Other"));
    }

    @Test
    void targetThatFailsAgainAndAgainIsAskedNoMore() {
        shared.landed(1, 5, new FirstCopy(INBOX, 50, digest("12345")));
        shared.failed();
        shared.failed();
        assertTrue(shared.able());
        shared.failed();
        assertFalse(shared.able());
        assertEquals(Optional.empty(), shared.elsewhere(facts(1, 1), "Work"));
        assertEquals(List.of(facts(1, 1)), shared.claim(List.of(facts(1, 1)), "Work"));
        assertFalse(new SharedMessages(false).able());
    }
}
