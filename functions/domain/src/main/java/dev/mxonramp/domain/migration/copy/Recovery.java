package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Ledger;
import java.util.List;

/**
 * Finishes what a dead worker had begun: of the batch that it intended, what landed is kept, and the rest is left to be
 * copied as if never tried.
 */
final class Recovery {
    private final Work work;
    private final Connections<MailboxWriter> target;
    private final Settling settling;

    Recovery(Work work, Connections<MailboxWriter> target, Settling settling) {
        this.work = work;
        this.target = target;
        this.settling = settling;
    }

    /**
     * Settles the ledger's open intent; the folder exists.
     *
     * @return whether its UIDs still hold
     */
    boolean recover(Ledger ledger, Intent intent) {
        String folder = ledger.head().identity().target();
        FolderStatus status = settling.await(() -> target.look(folder));
        if (status.uidValidity() != ledger.head().identity().targetValidity()) {
            // Its UIDs mean nothing any more; the folder's visit finds everything again by digest.
            ledger.update(head -> head.withIntent(null));
            return false;
        }
        var settlement = new Settlement(work, ledger);
        Matches landed = landed(ledger, intent.targetUidNext());
        List<Intended> rest = settlement.match(
                Twins.settle(intent.messages(), landed, target, folder, settlement), landed);
        if (!rest.isEmpty()) {
            var _ = settlement.stumbled(rest, intent.messages().size(),
                    "Every time this message was sent, the connection or the worker ended.");
        }
        settlement.write(null);
        return true;
    }

    private Matches landed(Ledger ledger, long from) {
        var landed = new Matches();
        return target.use(ledger.identity().target(), (writer, _) -> {
            writer.digests(from, (uid, digest) -> {
                if (ledger.sourceOf(uid).isEmpty()) {
                    landed.add(uid, digest);
                }
            });
            return landed;
        });
    }
}
