package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    private record Holder(String folder, long validity) {}

    /** What was listed about messages whose UID means nothing any more is left out. */
    public Summary {
        folders = List.copyOf(folders);
        Set<Holder> valid = folders.stream().map(each -> new Holder(each.key().folder(), each.identity()
                .sourceValidity())).collect(Collectors.toSet());
        exceptions = exceptions.stream()
                .filter(each -> each.ofFolder() || valid.contains(new Holder(each.key().folder(), each
                        .sourceValidity())))
                .toList();
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
