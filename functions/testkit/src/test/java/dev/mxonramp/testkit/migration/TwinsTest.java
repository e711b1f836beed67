package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.Likeness;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages of the same bytes in batches beside each other keep their own dates and flags, whichever of them landed. */
final class TwinsTest {
    private static final String TEXT = "Subject: twin\r\n\r\n";
    private static final OffsetDateTime EARLY = OneMailboxMove.DATE;
    private static final OffsetDateTime LATE = EARLY.plusYears(1);
    private static final Set<String> SEEN = Set.of("\\Seen");

    private final OneMailboxMove move = new OneMailboxMove();

    private void sent(Stored... messages) {
        var folder = new FolderIdentity(move.old.reader().open("INBOX").uidValidity(), "INBOX",
                move.fresh.reader().open("INBOX").uidValidity(), 1);
        List<Intended> intended = List.of(messages).stream()
                .map(each -> new Intended(move.old.add("INBOX", each),
                        Digester.of(each.octets().getBytes(StandardCharsets.ISO_8859_1)),
                        Likeness.of(each.date(), each.flags())))
                .toList();
        Ledger.open(move.ledgers, new LedgerKey(OneMailboxMove.ANN, "INBOX"), folder)
                .begin(new Intent(1, move.clock.instant(), intended));
    }

    /** The next worker leaves what the source has; the target UID of each source UID. */
    private List<Long> recovered() {
        assertFalse(move.work(1));
        assertEquals(sorted(move.old), sorted(move.fresh));
        assertEquals(0, move.missing());
        Ledger ledger = Ledger.load(move.ledgers, move.ledgers.list(OneMailboxMove.ANN).getFirst());
        return Arrays.stream(uids()).mapToObj(uid -> ledger.target(uid).orElseThrow()).toList();
    }

    private long[] uids() {
        var reader = move.old.reader();
        var _ = reader.open("INBOX");
        return reader.uids();
    }

    private static List<Stored> sorted(InMemoryMailbox mailbox) {
        return mailbox.stored("INBOX").stream().sorted(Comparator.comparing(Stored::toString)).toList();
    }

    private static Stored twin(OffsetDateTime date, Set<String> flags) {
        return new Stored(TEXT, date, flags);
    }

    @Test
    void onlyTheSecondLanded() {
        sent(twin(EARLY, SEEN), twin(LATE, SEEN));
        move.fresh.add("INBOX", twin(LATE, SEEN));
        assertEquals(List.of(2L, 1L), recovered());
    }

    @Test
    void bothLandedTheOtherWayRound() {
        sent(twin(EARLY, SEEN), twin(LATE, SEEN));
        move.fresh.add("INBOX", twin(LATE, SEEN));
        move.fresh.add("INBOX", twin(EARLY, SEEN));
        assertEquals(List.of(2L, 1L), recovered());
    }

    @Test
    void onlyTheSecondLandedAndTheyDifferInFlags() {
        sent(twin(EARLY, SEEN), twin(EARLY, Set.of("\\Flagged")));
        move.fresh.add("INBOX", twin(EARLY, Set.of("\\Flagged")));
        assertEquals(List.of(2L, 1L), recovered());
    }

    @Test
    void targetThatKeepsNoDatesStillGetsEachOnce() {
        sent(twin(EARLY, SEEN), twin(LATE, SEEN));
        move.fresh.add("INBOX", twin(LATE.plusYears(1), SEEN));
        move.fresh.add("INBOX", twin(LATE.plusYears(2), SEEN));
        assertFalse(move.work(1));
        assertEquals(2, move.fresh.stored("INBOX").size());
        assertEquals(0, move.missing());
    }
}
