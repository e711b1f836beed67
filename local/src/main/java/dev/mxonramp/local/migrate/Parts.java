package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.time.Duration;

/**
 * What a migration works with.
 *
 * @param ledgers the truth about what was copied
 * @param leases who works at it
 * @param blobs manifests and the certificate
 * @param doors both mailboxes
 * @param settling how long the target has to be quiet, twice, before what an interrupted run had sent counts as landed
 */
public record Parts(LedgerStore ledgers, LeaseStore leases, Blobs blobs, Doors doors, Duration settling) {}
