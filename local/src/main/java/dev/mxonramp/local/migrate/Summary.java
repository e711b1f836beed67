package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.time.Duration;
import java.util.List;

/**
 * The figures of a migration after a run.
 *
 * @param folders each folder's ledger
 * @param exceptions messages that could not be copied as they are, and folders that could not be copied at all
 * @param newMessages messages that this run settled
 * @param newOctets octets of those that it copied
 * @param took how long this run has worked
 */
public record Summary(List<LedgerHead> folders, List<MigrationException> exceptions, long newMessages, long newOctets,
        Duration took) {
    public Summary {
        folders = List.copyOf(folders);
        exceptions = List.copyOf(exceptions);
    }

    /** Messages that were copied and are at the target. */
    public long messages() {
        return folders.stream().mapToLong(each -> each.tally().mapped()).sum();
    }

    /** Octets of all messages that were copied. */
    public long octets() {
        return folders.stream().mapToLong(each -> each.tally().bytes()).sum();
    }
}
