package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.ledger.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A folder of a million messages as four connections copy it: batches of 200 beside each other, settled in any order. */
final class MillionMessages {
    static final int MESSAGES = 1_000_000;
    static final int BATCH = 200;
    private static final int CONNECTIONS = 4;

    private final Random random;
    private final LongSupplier sourceGap;
    private final LongSupplier targetGap;
    private long source;
    private long target;

    /**
     * @param sourceGap UIDs between two messages of the source
     * @param targetGap UIDs between two messages that the target numbered one after the other
     */
    MillionMessages(Random random, LongSupplier sourceGap, LongSupplier targetGap) {
        this.random = random;
        this.sourceGap = sourceGap;
        this.targetGap = targetGap;
    }

    /** Hands out all batches in the order in which they are settled, each in the order of its source UIDs. */
    void settle(Consumer<List<Run>> ledger) {
        for (int done = 0; done < MESSAGES; done += BATCH * CONNECTIONS) {
            interleaved().forEach(ledger);
        }
    }

    /** Four batches whose messages the target takes by turns, which one next being chance. */
    private List<List<Run>> interleaved() {
        var sources = new ArrayList<List<Long>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var batch = new ArrayList<Long>();
            for (int j = 0; j < BATCH; j++) {
                source += 1 + sourceGap.getAsLong();
                batch.add(source);
            }
            sources.add(batch);
        }
        var batches = sources.stream().map(_ -> new ArrayList<Run>()).toList();
        for (int left = BATCH * CONNECTIONS; left > 0; left--) {
            int next = random.nextInt(CONNECTIONS);
            while (sources.get(next).isEmpty()) {
                next = (next + 1) % CONNECTIONS;
            }
            target += 1 + targetGap.getAsLong();
            batches.get(next).add(Run.mapped(sources.get(next).removeFirst(), target));
        }
        // Done is first whose last message was taken first.
        return batches.stream().sorted(Comparator.comparingLong(batch -> batch.getLast().target()))
                .map(List::copyOf).toList();
    }
}
