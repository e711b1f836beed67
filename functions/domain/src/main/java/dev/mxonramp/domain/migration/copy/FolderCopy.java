package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.copy.Batches.Batch;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Copies the messages of one folder that its ledger does not know yet: several batches at a time, each over one connection
 * of either side.
 */
final class FolderCopy {
    private final Work work;
    private final Connections<MailboxReader> source;
    private final Ledger ledger;
    private final BatchWriter writer;

    /** @param writer puts batches into the target folder */
    FolderCopy(Work work, Connections<MailboxReader> source, Ledger ledger, BatchWriter writer) {
        this.work = work;
        this.source = source;
        this.ledger = ledger;
        this.writer = writer;
    }

    /**
     * Copies until all is there or time is up.
     *
     * @return whether something is left to do
     */
    boolean copy(long[] missing, BooleanSupplier timeUp) {
        LedgerHead head = ledger.head();
        Stumbles stumbles = head.stumbles();
        var batches = new Batches(source, head.key().folder(), head.identity().sourceValidity(), missing, stumbles);
        try (var crew = new Crew(work.places())) {
            for (var chosen = batches.choose(); !chosen.isEmpty() && !crew.failed(); chosen = batches.choose()) {
                List<MessageFacts> some = chosen;
                // Of messages at which something broke off before, it is to be seen whether they are to blame.
                boolean apart = stumbles.atOnce(some.getFirst().uid()) <= Stumbles.FEW || writer.findsByDigest();
                if (apart) {
                    crew.finish();
                }
                crew.begin(() -> carry(batches, some));
                if (apart) {
                    crew.finish();
                }
                if (timeUp.getAsBoolean()) {
                    crew.finish();
                    return true;
                }
            }
            crew.finish();
            return false;
        }
    }

    private void carry(Batches batches, List<MessageFacts> some) {
        try (Batch batch = batches.fetch(some)) {
            if (!batch.isEmpty()) {
                writer.write(batch);
            }
        }
    }
}
