package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of passes does. */
public interface PassStoreContract {
    /** When the contract's passes begin. */
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** An empty store. */
    PassStore store();

    private static PassRecord pass(MailboxKey mailbox, int number) {
        return PassRecord.begin(new PassKey(mailbox.account(), mailbox.mailbox(), number), PassKind.DELTA, NOON);
    }

    @Test
    default void passComesBackAsItWasPut() {
        PassStore store = store();
        PassRecord begun = pass(LedgerStoreContract.ANN, 1);
        store.put(begun);
        PassRecord failed = begun.expecting(6).verified(3, 4, 5).failed(NOON, "The old server refuses the password.");
        store.put(failed);
        assertEquals(Optional.of(failed), store.find(begun.key()));
    }

    @Test
    default void waitIsRememberedUntilItIsOver() {
        PassStore store = store();
        PassRecord waiting = pass(LedgerStoreContract.ANN, 1)
                .waiting(new PassRecord.Waiting(NOON.plusSeconds(60), 2, "The old server asks to wait."));
        store.put(waiting);
        assertEquals(Optional.of(waiting), store.find(waiting.key()));
        PassRecord halted = waiting.waiting(null).halted(NOON);
        store.put(halted);
        assertEquals(Optional.of(halted), store.find(waiting.key()));
    }

    @Test
    default void latestComeNewestFirst() {
        PassStore store = store();
        for (int number = 1; number <= 11; number++) {
            store.put(pass(LedgerStoreContract.ANN, number));
        }
        store.put(pass(LedgerStoreContract.BEN, 1));
        assertEquals(List.of(11, 10), store.latest(LedgerStoreContract.ANN, 2).stream()
                .map(each -> each.key().number()).toList());
    }

    @Test
    default void deletingForgetsOneMailboxOnly() {
        PassStore store = store();
        store.put(pass(LedgerStoreContract.ANN, 1));
        store.put(pass(LedgerStoreContract.BEN, 1));
        store.deleteAll(LedgerStoreContract.ANN);
        assertEquals(List.of(), store.latest(LedgerStoreContract.ANN, 9));
        assertEquals(1, store.latest(LedgerStoreContract.BEN, 9).size());
    }
}
