package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.util.HashSet;
import java.util.Optional;

/** Finds messages by their digests that were copied before a server numbered them anew. */
final class Rediscovery {
    private final Work work;
    private final Connections<MailboxWriter> target;

    Rediscovery(Work work, Connections<MailboxWriter> target) {
        this.work = work;
        this.target = target;
    }

    /** What is at the target and not in the ledger yet; nothing where no UIDVALIDITY changed. */
    Matches find(Ledger ledger) {
        LedgerHead head = ledger.head();
        if (head.identity().epoch() == 1 || head.completeUidNext() > 0) {
            return new Matches();
        }
        return proven(ledger).orElseGet(() -> read(ledger));
    }

    /**
     * By the manifest, a segment at a time; empty where that does not tell: without any segment nothing was settled yet, and
     * what a batch that broke off has left there is in none.
     */
    private Optional<Matches> proven(Ledger ledger) {
        LedgerHead head = ledger.head();
        FolderIdentity identity = head.identity();
        var told = new HashSet<Long>();
        var found = new Matches();
        for (int number = 0; number < head.manifest().segments(); number++) {
            Manifest.Segment segment = work.manifest().get(head.key(), number);
            if (segment.identity().targetValidity() != identity.targetValidity()) {
                return Optional.empty();
            }
            if (segment.identity().epoch() < identity.epoch()) {
                segment.lines().stream()
                        .filter(line -> ledger.sourceOf(line.target()).isEmpty() && told.add(line.target()))
                        .forEach(line -> found.add(line.target(), line.digest()));
            }
        }
        return head.manifest().segments() == 0 ? Optional.empty() : Optional.of(found);
    }

    /** By reading the whole folder. */
    private Matches read(Ledger ledger) {
        var found = new Matches();
        return target.use(ledger.identity().target(), (writer, _) -> {
            writer.digests(1, (uid, digest) -> {
                if (ledger.sourceOf(uid).isEmpty()) {
                    found.add(uid, digest);
                }
            });
            return found;
        });
    }
}
