package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.time.InstantSource;

/**
 * What a worker writes to.
 *
 * @param ledgers the truth about what was copied
 * @param manifest the proofs
 * @param clock the time
 * @param tenure the worker's hold on the mailbox
 * @param pass number of the pass
 */
record Work(LedgerStore ledgers, Manifest manifest, InstantSource clock, Tenure tenure, int pass) {}
