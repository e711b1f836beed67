package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of leases does. */
public interface LeaseStoreContract {
    /** The mailbox of the contract. */
    MailboxKey ANN = LedgerStoreContract.ANN;

    /** An empty store on this clock. */
    LeaseStore store(TurnedClock clock);

    @Test
    default void oneHolderAtATime() {
        LeaseStore store = store(new TurnedClock());
        assertTrue(store.acquire(ANN, "one", Duration.ofMinutes(1)).isPresent());
        assertTrue(store.acquire(ANN, "two", Duration.ofMinutes(1)).isEmpty());
        assertTrue(store.acquire(LedgerStoreContract.BEN, "two", Duration.ofMinutes(1)).isPresent());
    }

    @Test
    default void holderRenews() {
        var clock = new TurnedClock();
        LeaseStore store = store(clock);
        var _ = store.acquire(ANN, "one", Duration.ofMinutes(1)).orElseThrow();
        clock.advance(Duration.ofSeconds(50));
        assertEquals(clock.instant().plusSeconds(60),
                store.acquire(ANN, "one", Duration.ofMinutes(1)).orElseThrow().until());
        clock.advance(Duration.ofSeconds(50));
        assertTrue(store.acquire(ANN, "two", Duration.ofMinutes(1)).isEmpty());
    }

    @Test
    default void timeEndsALease() {
        var clock = new TurnedClock();
        LeaseStore store = store(clock);
        var _ = store.acquire(ANN, "one", Duration.ofMinutes(1)).orElseThrow();
        clock.advance(Duration.ofMinutes(1));
        assertTrue(store.acquire(ANN, "two", Duration.ofMinutes(1)).isPresent());
        assertTrue(store.acquire(ANN, "one", Duration.ofMinutes(1)).isEmpty());
    }

    @Test
    default void onlyTheHolderReleases() {
        LeaseStore store = store(new TurnedClock());
        var _ = store.acquire(ANN, "one", Duration.ofMinutes(1)).orElseThrow();
        store.release(ANN, "two");
        assertTrue(store.acquire(ANN, "two", Duration.ofMinutes(1)).isEmpty());
        store.release(ANN, "one");
        assertTrue(store.acquire(ANN, "two", Duration.ofMinutes(1)).isPresent());
    }
}
