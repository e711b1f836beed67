package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.Likeness;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of ledgers does. */
public interface LedgerStoreContract {
    /** The mailbox that the contract writes to. */
    MailboxKey ANN = new MailboxKey(new AccountId("a" + "b".repeat(26)), MailAddress.of("ann@acme.test"));
    /** Another of the same account. */
    MailboxKey BEN = new MailboxKey(new AccountId("a" + "b".repeat(26)), MailAddress.of("ben@acme.test"));

    /** An empty store. */
    LedgerStore store();

    private static LedgerHead head(MailboxKey mailbox, String folder) {
        return LedgerHead.begin(new LedgerKey(mailbox, folder), new FolderIdentity(7, folder, 8, 1));
    }

    private static LedgerHead saved(LedgerStore store, LedgerHead head) {
        return store.save(head).orElseThrow();
    }

    @Test
    default void headComesBackAsItWasSaved() {
        LedgerStore store = store();
        var intent = new Intent(9, Instant.parse("2026-11-23T12:00:00Z"),
                List.of(new Intent.Intended(5, Digester.of(new byte[]{1, 13, 10, 0}), new Likeness(837_596_665, 3))));
        LedgerHead saved = saved(store, head(ANN, "INBOX.&ZeVnLIqe-/\"x").withIntent(intent)
                .withRuns(0, List.of(new Run(Run.Fate.MAPPED, 3, 5, 4_294_967_290L), Run.of(Run.Fate.REMOVED, 1)))
                .withTally(new FolderTally(9, 8, 7, 6, 5, 4, 3, 2, 1)).complete(12)
                .withFlags(new FlagMark(1L << 62, -5)));
        assertEquals(Optional.of(saved), store.find(saved.key()));
        assertEquals(intent, saved.intent());
        assertEquals(List.of(saved), store.list(ANN));
    }

    @Test
    default void ofTwoWritersOfOneVersionOneLoses() {
        LedgerStore store = store();
        LedgerHead first = saved(store, head(ANN, "INBOX"));
        assertTrue(store.save(head(ANN, "INBOX")).isEmpty());
        LedgerHead second = saved(store, first.complete(5));
        assertTrue(store.save(first.complete(6)).isEmpty());
        assertEquals(Optional.of(second), store.find(first.key()));
    }

    @Test
    default void foldersWhoseNamesDifferInCaseAreApart() {
        LedgerStore store = store();
        var _ = saved(store, head(ANN, "Work"));
        var _ = saved(store, head(ANN, "WORK"));
        assertEquals(2, store.list(ANN).size());
        assertEquals(List.of(), store.list(BEN));
    }

    @Test
    default void sealedChunkComesBackAndMayBeReplaced() {
        LedgerStore store = store();
        var key = new LedgerKey(ANN, "INBOX");
        var runs = new ArrayList<Run>();
        for (int i = 0; i < 4000; i++) {
            runs.add(Run.mapped(4_000_000_000L - i * 1000L, 1 + i * 77_777L));
        }
        store.seal(key, 1, 0, List.of(Run.mapped(1, 1)));
        store.seal(key, 1, 0, runs);
        store.seal(key, 2, 0, List.of(Run.mapped(2, 2)));
        assertEquals(runs, store.sealed(key, 1, 0));
        assertEquals(List.of(Run.mapped(2, 2)), store.sealed(key, 2, 0));
    }

    @Test
    default void exceptionsAreListedOnceAndUpToTheLimit() {
        LedgerStore store = store();
        var key = new LedgerKey(ANN, "INBOX");
        for (long uid : List.of(2L, 1L, 3L, 1L)) {
            store.report(new MigrationException(key, 7, uid, MigrationException.Kind.REFUSED_BY_TARGET, "NO\r\nnever",
                    Instant.parse("2026-11-23T12:00:00Z")));
        }
        assertEquals(List.of(1L, 2L, 3L), store.exceptions(ANN, 9).stream().map(MigrationException::uid).toList());
        assertEquals("NO never", store.exceptions(ANN, 2).getLast().words());
        assertEquals(2, store.exceptions(ANN, 2).size());
        assertEquals(List.of(), store.exceptions(BEN, 9));
    }

    @Test
    default void foldersStandBeforeMessagesUntilTheyAreWithdrawn() {
        LedgerStore store = store();
        Instant at = Instant.parse("2026-11-23T12:00:00Z");
        var expected = new ArrayList<MigrationException>();
        for (int i = 0; i < 150; i++) {
            var key = new LedgerKey(ANN, "F" + i);
            store.report(new MigrationException(key, 1, 1, MigrationException.Kind.TOO_LARGE, "NO", at));
            expected.add(MigrationException.ofFolder(key, MigrationException.Kind.FOLDER_REFUSED_BY_TARGET, "NO", at));
        }
        expected.forEach(store::report);
        assertEquals(300, store.exceptions(ANN, 999).size());
        assertEquals(Set.copyOf(expected), Set.copyOf(FolderExceptions.of(store, ANN)));
        assertEquals(List.of(), FolderExceptions.of(store, BEN));
        store.withdraw(expected.getFirst());
        store.withdraw(expected.getFirst());
        assertEquals(Set.copyOf(expected.subList(1, 150)), Set.copyOf(FolderExceptions.of(store, ANN)));
        assertEquals(299, store.exceptions(ANN, 999).size());
    }

    @Test
    default void exceptionThatIsWithdrawnIsListedNoMore() {
        LedgerStore store = store();
        var one = new MigrationException(new LedgerKey(ANN, "INBOX"), 7, 1,
                MigrationException.Kind.UNREADABLE_AT_SOURCE, "NO", Instant.parse("2026-11-23T12:00:00Z"), 3);
        var other = new MigrationException(new LedgerKey(ANN, "INBOX"), 7, 2,
                MigrationException.Kind.TOO_LARGE, "NO", Instant.parse("2026-11-23T12:00:00Z"), 4);
        store.withdraw(one);
        store.report(one);
        store.report(other);
        assertEquals(List.of(one, other), store.exceptions(ANN, 9));
        store.withdraw(one);
        assertEquals(List.of(other), store.exceptions(ANN, 9));
        store.report(one.triedIn(5));
        assertEquals(List.of(one.triedIn(5), other), store.exceptions(ANN, 9));
    }

    @Test
    default void exceptionsGoOnBehindAnyPlace() {
        LedgerStore store = store();
        for (String folder : List.of("INBOX", "Work")) {
            for (long validity : List.of(7L, 70L)) {
                for (long uid : List.of(1L, 20L, 3L)) {
                    store.report(new MigrationException(new LedgerKey(ANN, folder), validity, uid,
                            MigrationException.Kind.TOO_LARGE, "NO", Instant.parse("2026-11-23T12:00:00Z")));
                }
            }
        }
        List<MigrationException> all = store.exceptions(ANN, 99);
        assertEquals(12, all.size());
        var paged = new ArrayList<MigrationException>();
        for (List<MigrationException> page = store.exceptions(ANN, 5); !page.isEmpty(); page = store.exceptions(ANN,
                page.getLast().place(), 5)) {
            paged.addAll(page);
        }
        assertEquals(all, paged);
        MigrationException.Place first = all.getFirst().place();
        assertEquals(all.get(1), store.exceptions(ANN,
                new MigrationException.Place(first.folderId(), first.sourceValidity(), first.uid() + 1), 1).getFirst());
        assertEquals(List.of(), store.exceptions(BEN, first, 9));
    }

    @Test
    default void deletingForgetsOneMailboxOnly() {
        LedgerStore store = store();
        var _ = saved(store, head(ANN, "INBOX"));
        LedgerHead other = saved(store, head(BEN, "INBOX"));
        store.deleteAll(ANN);
        store.deleteAll(ANN);
        assertEquals(List.of(), store.list(ANN));
        assertEquals(List.of(other), store.list(BEN));
    }
}
