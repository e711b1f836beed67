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
    private final LabelCopies labels;

    /**
     * @param writer puts batches into the target folder
     * @param labels sorts out what need not be fetched
     */
    FolderCopy(Work work, Connections<MailboxReader> source, Ledger ledger, BatchWriter writer, LabelCopies labels) {
        this.work = work;
        this.source = source;
        this.ledger = ledger;
        this.writer = writer;
        this.labels = labels;
    }

    /**
     * Copies until all is there or time is up.
     *
     * @return whether something is left to do
     */
    boolean copy(long[] missing, BooleanSupplier timeUp) {
        for (long[] open = missing; open.length > 0; open = labels.arrived()) {
            if (copySome(open, timeUp)) {
                return true;
            }
        }
        return false;
    }

    private boolean copySome(long[] uids, BooleanSupplier timeUp) {
        LedgerHead head = ledger.head();
        Stumbles stumbles = head.stumbles();
        var batches = new Batches(source, head.key().folder(), head.identity().sourceValidity(), uids, stumbles,
                labels::weight);
        try (var crew = new Crew(work.places())) {
            for (var chosen = choose(batches, crew); !chosen.isEmpty()
                    && !crew.failed(); chosen = choose(batches, crew)) {
                // Of messages at which something broke off before, it is to be seen whether they are to blame.
                boolean apart = stumbles.atOnce(chosen.getFirst().uid()) <= Stumbles.FEW || writer.findsByDigest();
                if (apart) {
                    crew.finish();
                }
                begin(crew, batches, chosen, apart);
                if (apart) {
                    crew.finish();
                }
                if (timeUp.getAsBoolean()) {
                    crew.finish();
                    if (labels.toCopy() > 0) {
                        var _ = labels.copy();
                    }
                    return true;
                }
            }
            crew.finish();
            return false;
        }
    }

    /** What goes into the next batch; what can be copied is copied first, if that is much, or all that is left. */
    private List<MessageFacts> choose(Batches batches, Crew crew) {
        List<MessageFacts> chosen = List.of();
        if (labels.toCopy() < MailboxWriter.MOST_COPIES) {
            chosen = batches.choose();
        }
        while (chosen.isEmpty() && labels.toCopy() > 0) {
            crew.finish();
            batches.again(labels.copy());
            chosen = batches.choose();
        }
        return chosen;
    }

    private void begin(Crew crew, Batches batches, List<MessageFacts> chosen, boolean apart) {
        if (apart || !writer.takesCopies()) {
            crew.begin(() -> carry(batches, chosen));
            return;
        }
        List<MessageFacts> some = batches.fitting(labels.sortOut(chosen));
        if (!some.isEmpty()) {
            crew.begin(() -> labels.fetch(some, mine -> carry(batches, mine)));
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
