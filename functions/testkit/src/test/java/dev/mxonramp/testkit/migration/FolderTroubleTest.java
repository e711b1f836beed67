package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertifiedExceptions;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.Likeness;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder that a server refuses is listed, and stops no other. */
final class FolderTroubleTest {
    private final OneMailboxMove move = new OneMailboxMove();

    @BeforeEach
    void fill() {
        move.arrive("a");
        for (String folder : List.of("Broken", "Work")) {
            assertTrue(move.old.create(folder));
            add(folder, folder + " 1");
        }
    }

    private void add(String folder, String message) {
        move.old.add(folder, new Stored(message, OneMailboxMove.DATE, Set.of()));
    }

    private List<String> listed() {
        return FolderExceptions.of(move.ledgers, OneMailboxMove.ANN).stream()
                .map(each -> each.key().folder() + " " + each.kind()).toList();
    }

    private List<String> arrived(String folder) {
        return move.fresh.has(folder) ? move.fresh.stored(folder).stream().map(Stored::octets).toList() : List.of();
    }

    private Certificate certificate() {
        return Certificate.of(OneMailboxMove.ANN, "imap.old.test", "ann", Instant.EPOCH, 1, FolderChoice.EVERYTHING,
                move.ledgers.list(OneMailboxMove.ANN), FolderExceptions.of(move.ledgers, OneMailboxMove.ANN),
                CertifiedExceptions.NONE);
    }

    @Test
    void closedFolderIsListedUntilItOpens() {
        move.old.closed("Broken");
        assertFalse(move.work(1));
        assertEquals(0, move.missing());
        assertEquals(List.of("a"), move.arrived());
        assertEquals(List.of("Work 1"), arrived("Work"));
        assertEquals(List.of("Broken FOLDER_UNREADABLE_AT_SOURCE"), listed());
        assertEquals("NO [SERVERBUG] its index is broken", move.exception().words());
        assertEquals(List.of(new Certificate.Refused("Broken", Kind.FOLDER_UNREADABLE_AT_SOURCE,
                "NO [SERVERBUG] its index is broken")), certificate().refused());
        move.old.closed();
        assertEquals(1, move.missing());
        assertFalse(move.work(2));
        assertEquals(List.of("Broken 1"), arrived("Broken"));
        assertEquals(0, move.missing());
        assertEquals(List.of(), listed());
        assertEquals(List.of(), certificate().refused());
    }

    @Test
    void exceptionKeepsTheTimeSinceWhenItIsSo() {
        move.old.closed("Broken");
        assertFalse(move.work(1));
        Instant since = move.exception().at();
        move.clock.advance(Duration.ofDays(1));
        assertFalse(move.work(2));
        assertEquals(0, move.missing());
        assertEquals(since, move.exception().at());
    }

    @Test
    void folderThatTheTargetTakesUnderNoNameIsListedUntilItDoes() {
        move.fresh.refusesFolders("Broken");
        assertFalse(move.work(1));
        assertEquals(0, move.missing());
        assertEquals(List.of("Work 1"), arrived("Work"));
        assertEquals(List.of("Broken FOLDER_REFUSED_BY_TARGET"), listed());
        assertEquals("NO not this name", move.exception().words());
        move.fresh.refusesFolders();
        assertFalse(move.work(2));
        assertEquals(List.of("Broken 1"), arrived("Broken"));
        assertEquals(0, move.missing());
        assertEquals(List.of(), listed());
    }

    @Test
    void folderThatTheTargetDoesNotOpenAnyMoreIsListed() {
        assertFalse(move.work(1));
        move.fresh.closed("Broken");
        add("Broken", "Broken 2");
        add("Work", "Work 2");
        assertFalse(move.work(2));
        assertEquals(0, move.missing());
        assertEquals(List.of("Work 1", "Work 2"), arrived("Work"));
        assertEquals(List.of("Broken FOLDER_REFUSED_BY_TARGET"), listed());
        move.fresh.closed();
        assertFalse(move.work(3));
        assertEquals(List.of("Broken 1", "Broken 2"), arrived("Broken"));
        assertEquals(0, move.missing());
        assertEquals(List.of(), listed());
    }

    @Test
    void verificationListsAFolderThatClosedSinceItWasCopied() {
        assertFalse(move.work(1));
        move.old.closed("Broken");
        assertEquals(0, move.missing());
        assertEquals(List.of(), listed(), "by its status nothing came, and all is there");
        add("Broken", "Broken 2");
        assertEquals(0, move.missing());
        assertEquals(List.of("Broken FOLDER_UNREADABLE_AT_SOURCE"), listed());
        assertFalse(move.work(2));
        assertEquals(List.of("Broken FOLDER_UNREADABLE_AT_SOURCE"), listed());
        move.old.expunge("Broken", 2);
        move.old.closed();
        assertFalse(move.work(3));
        assertEquals(List.of(), listed());
        assertEquals(List.of("Broken 1"), arrived("Broken"));
    }

    @Test
    void folderThatIsGoneAtTheSourceLeavesTheList() {
        move.old.closed("Broken");
        assertFalse(move.work(1));
        assertEquals(1, listed().size());
        assertTrue(move.old.delete("Broken"));
        assertFalse(move.work(2));
        assertEquals(List.of(), listed());
        assertEquals(0, move.missing());
    }

    @Test
    void mailboxOfWhichNoFolderOpensIsNotTakenForWhole() {
        move.old.closed("INBOX", "Broken", "Work");
        var failure = assertThrows(TransientFailure.class, () -> move.work(1));
        assertFalse(failure instanceof FolderRefused);
        move.leaseEnds();
        assertThrows(TransientFailure.class, move::missing);
        move.old.closed();
        assertFalse(move.work(1));
        assertEquals(0, move.missing());
        assertEquals(List.of(), listed());
    }

    @Test
    void whatADeadWorkerHadUnderWayWaitsForItsFolder() {
        assertFalse(move.work(1));
        LedgerKey key = new LedgerKey(OneMailboxMove.ANN, "Broken");
        LedgerHead head = move.ledgers.find(key).orElseThrow();
        add("Broken", "Broken 2");
        var _ = move.ledgers.save(head.withIntent(new Intent(2, Instant.EPOCH, List.of(
                new Intent.Intended(2, Digester.of("Broken 2".getBytes(StandardCharsets.ISO_8859_1)),
                        Likeness.of(OneMailboxMove.DATE, Set.of()))))))
                .orElseThrow();
        move.fresh.add("Broken", new Stored("Broken 2", OneMailboxMove.DATE, Set.of()));
        move.fresh.closed("Broken");
        add("Work", "Work 2");
        assertFalse(move.work(2));
        assertEquals(List.of("Work 1", "Work 2"), arrived("Work"));
        assertEquals(List.of("Broken FOLDER_REFUSED_BY_TARGET"), listed());
        move.fresh.closed();
        assertFalse(move.work(3));
        assertEquals(List.of("Broken 1", "Broken 2"), arrived("Broken"));
        assertEquals(List.of(), listed());
    }

    @Test
    void lostConnectionIsNoFoldersFault() {
        move.aroundReader = reader -> {
            reader.close();
            return reader;
        };
        assertThrows(TransientFailure.class, () -> move.work(1));
        assertEquals(List.of(), listed());
    }

    @Test
    void planSaysSoAndGoesOn() {
        move.old.closed("Broken");
        Plan plan = Plan.of(OneMailboxMove.ANN, move, () -> false);
        Plan.Folder broken = plan.folders().stream().filter(each -> each.source().equals("Broken")).findFirst()
                .orElseThrow();
        assertTrue(broken.messages().isEmpty());
        assertTrue(String.valueOf(broken.note()).contains("its index is broken"), String.valueOf(broken.note()));
        assertFalse(plan.complete());
        assertEquals(2, plan.messages());
    }

    @Test
    void foldersComeFirstInTheList() {
        move.fresh.fate(each -> each.equals("a") ? InMemoryMailbox.Fate.REFUSED : InMemoryMailbox.Fate.TAKEN);
        move.old.closed("Work");
        assertFalse(move.work(1));
        List<MigrationException> all = move.ledgers.exceptions(OneMailboxMove.ANN, 9);
        assertEquals(List.of("Work", "INBOX"), all.stream().map(each -> each.key().folder()).toList());
        assertEquals(List.of(all.getLast()),
                move.ledgers.exceptions(OneMailboxMove.ANN, MigrationException.Place.of(all.getFirst().place().text())
                        .orElseThrow(), 9));
    }
}
