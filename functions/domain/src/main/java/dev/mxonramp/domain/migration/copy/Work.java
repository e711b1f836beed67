package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * What a worker writes to.
 *
 * @param ledgers the truth about what was copied
 * @param manifest the proofs
 * @param clock the time
 * @param tenure the worker's hold on the mailbox
 * @param pass number of the pass
 * @param following what of later changes at the source follows to messages that were copied
 * @param places for batches: each that is in memory takes one
 */
record Work(LedgerStore ledgers, Manifest manifest, InstantSource clock, Tenure tenure, int pass,
        Following following, Semaphore places) {
    /** Whether changes at the source follow at all. */
    boolean follows() {
        return following.changes();
    }
}
