package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.MailboxKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A folder's ledger at work: which source UIDs are settled, and where they are. Every change is one conditional write
 * of the head; losing it means that another worker came, and this one must stop.
 */
public final class Ledger {
    /** Runs in a head; when more come, these are sealed in a chunk. */
    public static final int TAIL_RUNS = 4000;

    private final LedgerStore store;
    private RunIndex index = new RunIndex();
    private LedgerHead head;

    private Ledger(LedgerStore store, LedgerHead head) {
        this.store = store;
        this.head = head;
        for (int number = 0; number < head.sealed(); number++) {
            index.add(store.sealed(head.key(), head.identity().epoch(), number));
        }
        index.add(head.tail());
    }

    /** The ledger of a stored head. */
    public static Ledger load(LedgerStore store, LedgerHead head) {
        return new Ledger(store, head);
    }

    /** The ledger of a folder; one that is new is stored before anything is copied. */
    public static Ledger open(LedgerStore store, LedgerKey key, FolderIdentity identity) {
        LedgerHead head = store.find(key).orElseGet(() -> store.save(LedgerHead.begin(key, identity))
                .orElseThrow(() -> new LeaseHeld(key.mailbox())));
        return new Ledger(store, head);
    }

    /**
     * Makes every UID of a mailbox's source meaningless, because another source may take its place. What was copied is
     * found again by digest, never copied twice: what a batch that broke off has left at the target, too, so that its
     * intent stands until somebody has looked.
     */
    public static void forgetSource(LedgerStore store, MailboxKey mailbox) {
        for (LedgerHead head : store.list(mailbox)) {
            FolderIdentity identity = head.identity();
            if (identity.sourceValidity() == 0) {
                continue;
            }
            var unknown = new FolderIdentity(0, identity.target(), identity.targetValidity(), identity.epoch() + 1);
            var _ = store.save(head.restarted(unknown).withIntent(head.intent()))
                    .orElseThrow(() -> new LeaseHeld(mailbox));
        }
    }

    /** The two folders that it is about; the same until {@link #restart}. */
    public FolderIdentity identity() {
        return head.identity();
    }

    /** What is stored now. */
    public LedgerHead head() {
        return head;
    }

    /** Whether no fate is settled yet. */
    public boolean isEmpty() {
        return index.isEmpty();
    }

    /** Whether the fate of a source UID is settled. */
    public boolean knows(long source) {
        return index.knows(source);
    }

    /** Whether a source message is listed as an exception, and not at the target. */
    public boolean excepts(long source) {
        return index.excepts(source);
    }

    /** Where a mapped source UID is. */
    public OptionalLong target(long source) {
        return index.target(source);
    }

    /** The source UID of a mapped target UID. */
    public OptionalLong sourceOf(long target) {
        return index.source(target);
    }

    /** All runs, by source UID. */
    public List<Run> runs() {
        return index.runs();
    }

    /**
     * What was mapped and is at none of these target UIDs any more, as removed by the user.
     *
     * @param targets ascending
     * @return by source UID
     */
    public List<Run> absent(long[] targets) {
        return index.absent(targets);
    }

    /** Records what is about to be appended. */
    public void begin(Intent intent) {
        save(head -> head.withIntent(intent));
    }

    /** Settles what nothing else is under way beside. */
    public void settle(List<Run> runs, UnaryOperator<LedgerHead> counts) {
        settle(runs, null, counts);
    }

    /**
     * Settles a batch: its runs are added, its intent ends, the counts and the manifest follow, in one write.
     *
     * @param underWay the intent of the batches that are not settled yet, or null
     */
    public void settle(List<Run> runs, @Nullable Intent underWay, UnaryOperator<LedgerHead> counts) {
        var tail = new ArrayList<>(head.tail());
        int sealed = sealing(head.identity().epoch(), head.sealed(), tail, runs);
        save(head -> counts.apply(head.withRuns(sealed, tail).withIntent(underWay)));
        index.add(runs);
    }

    /** Changes the head without touching runs. */
    public void update(UnaryOperator<LedgerHead> change) {
        save(change);
    }

    /**
     * Begins an epoch: every UID is forgotten but those of some runs, in one write.
     *
     * @param kept by source UID; none is mapped
     */
    public void restart(FolderIdentity next, List<Run> kept) {
        var tail = new ArrayList<Run>();
        int sealed = sealing(next.epoch(), 0, tail, kept);
        save(head -> head.restarted(next).withRuns(sealed, tail));
        index = new RunIndex();
        index.add(kept);
    }

    /**
     * Puts runs behind a tail, which is sealed whenever it is long enough: before the head that tells so, since after a
     * crash between the two the same chunks are written again.
     *
     * @return how many chunks there are then
     */
    private int sealing(int epoch, int chunks, List<Run> tail, List<Run> runs) {
        int sealed = chunks;
        for (Run run : runs) {
            if (tail.size() >= TAIL_RUNS) {
                store.seal(head.key(), epoch, sealed++, tail);
                tail.clear();
            }
            RunIndex.join(tail, run);
        }
        return sealed;
    }

    private void save(UnaryOperator<LedgerHead> change) {
        head = store.save(change.apply(head)).orElseThrow(() -> new LeaseHeld(head.key().mailbox()));
    }
}
