package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

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
        var found = new Matches();
        FolderIdentity identity = ledger.head().identity();
        if (identity.epoch() == 1 || ledger.head().completeUidNext() > 0) {
            return found;
        }
        List<Manifest.Segment> segments = segments(ledger.head());
        // Without any nothing was settled yet, and what a batch that broke off has left there is in no manifest.
        if (segments.isEmpty()
                || segments.stream().anyMatch(each -> each.identity().targetValidity() != identity.targetValidity())) {
            return target.use(identity.target(), (writer, _) -> {
                writer.digests(1, (uid, digest) -> {
                    if (ledger.sourceOf(uid).isEmpty()) {
                        found.add(uid, digest);
                    }
                });
                return found;
            });
        }
        var told = new HashSet<Long>();
        segments.stream().filter(each -> each.identity().epoch() < identity.epoch())
                .flatMap(each -> each.lines().stream())
                .filter(line -> ledger.sourceOf(line.target()).isEmpty() && told.add(line.target()))
                .forEach(line -> found.add(line.target(), line.digest()));
        return found;
    }

    private List<Manifest.Segment> segments(LedgerHead head) {
        var segments = new ArrayList<Manifest.Segment>();
        for (int number = 0; number < head.manifest().segments(); number++) {
            segments.add(work.manifest().get(head.key(), number));
        }
        return segments;
    }
}
