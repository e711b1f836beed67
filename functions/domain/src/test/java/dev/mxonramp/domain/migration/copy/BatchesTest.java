package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What fits into a batch, where messages that were to be copied have to be fetched after all. */
final class BatchesTest {
    private static final long MEGABYTE = 1 << 20;

    private static MessageFacts facts(long uid, long size) {
        return new MessageFacts(uid, size, null, Set.of(), uid);
    }

    private static Batches batches() {
        return new Batches(new Connections<MailboxReader>(() -> {
            throw new AssertionError("nobody is to be asked");
        }, 1), "INBOX", 7, new long[0], Stumbles.NONE, _ -> 0);
    }

    @Test
    void messagesThatWeighedNothingStillFitIntoMemory() {
        Batches batches = batches();
        List<MessageFacts> some = List.of(facts(1, 3 * MEGABYTE), facts(2, 5 * MEGABYTE), facts(3, 1),
                facts(4, 9 * MEGABYTE), facts(5, 1));
        batches.again(some);
        assertEquals(some, batches.choose());
        assertEquals(some.subList(0, 2), batches.fitting(some));
        assertEquals(some.subList(2, 5), batches.choose());
        assertEquals(some.subList(2, 3), batches.fitting(some.subList(2, 5)));
        batches.again(List.of());
        assertEquals(some.subList(3, 5), batches.choose());
        assertEquals(some.subList(3, 4), batches.fitting(some.subList(3, 5)));
        assertEquals(some.subList(4, 5), batches.choose());
        assertEquals(List.of(), batches.choose());
        assertEquals(List.of(), batches.fitting(List.of()));
    }
}
