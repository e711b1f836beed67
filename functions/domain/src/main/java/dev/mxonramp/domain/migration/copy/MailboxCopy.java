package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One worker's part of a pass over a mailbox. Killed at any moment, the next worker goes on with nothing missing and
 * nothing twice: everything it needs is in the stores.
 */
public final class MailboxCopy {
    private final LedgerStore ledgers;
    private final LeaseStore leases;
    private final Manifest manifest;
    private final Doors doors;
    private final Settling settling;
    private final InstantSource clock;
    private final Duration beat;

    public MailboxCopy(LedgerStore ledgers, LeaseStore leases, Manifest manifest, Doors doors, Settling settling,
            InstantSource clock) {
        this(ledgers, leases, manifest, doors, settling, clock, Heartbeat.INTERVAL);
    }

    /** @param beat how often the lease is looked at while messages are copied; far less than a lease's length */
    public MailboxCopy(LedgerStore ledgers, LeaseStore leases, Manifest manifest, Doors doors, Settling settling,
            InstantSource clock, Duration beat) {
        this.ledgers = ledgers;
        this.leases = leases;
        this.manifest = manifest;
        this.doors = doors;
        this.settling = settling;
        this.clock = clock;
        this.beat = beat;
    }

    /**
     * Copies until all is there or time is up.
     *
     * @param pass number of the pass, for the counts
     * @param holder a name for this worker that no other has
     * @param timeUp asked after every batch
     * @return whether another worker must go on
     */
    public boolean run(MailboxKey mailbox, int pass, String holder, BooleanSupplier timeUp) {
        Tenure tenure = Tenure.begin(leases, doors::admit, clock, mailbox, holder);
        boolean more = copy(mailbox, new Work(ledgers, manifest, clock, tenure, pass), timeUp);
        // Only a good end gives the lease back; see Tenure.
        tenure.end();
        return more;
    }

    private boolean copy(MailboxKey mailbox, Work work, BooleanSupplier timeUp) {
        try (MailboxReader source = doors.source(mailbox);
                MailboxWriter target = doors.target(mailbox);
                var heartbeat = new Heartbeat(work.tenure(), beat, target::close)) {
            try {
                return copy(mailbox, work, source, target, timeUp);
            } catch (TransientFailure e) {
                // A connection that was cut because lease or mailbox are lost says so.
                throw heartbeat.lost().orElse(e);
            }
        }
    }

    private boolean copy(MailboxKey mailbox, Work work, MailboxReader source, MailboxWriter target,
            BooleanSupplier timeUp) {
        FolderTree there = target.folders();
        List<FolderMapping.Entry> mapping = FolderMapping.of(source.folders(), there);
        var folders = new TargetFolders(target, there);
        recover(mailbox, work, target, folders);
        var visit = new FolderVisit(work, source, target, folders);
        for (FolderMapping.Entry entry : mapping) {
            work.tenure().keep();
            if (visit.visit(new LedgerKey(mailbox, entry.source().wireName()), entry, timeUp)
                    || timeUp.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private void recover(MailboxKey mailbox, Work work, MailboxWriter target, TargetFolders folders) {
        for (LedgerHead head : ledgers.list(mailbox)) {
            Intent intent = head.intent();
            if (intent != null) {
                Ledger ledger = Ledger.load(ledgers, head);
                if (folders.exists(head.identity().target())) {
                    new Recovery(work, target, settling).recover(ledger, intent);
                } else {
                    ledger.update(each -> each.withIntent(null));
                }
            }
        }
    }
}
