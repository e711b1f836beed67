package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.MailboxKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A folder's ledger at work: which source UIDs are settled, and where they are. Every change is one conditional write
 * of the head; losing it means that another worker came, and this one must stop.
 */
public final class Ledger {
    /** A head with more runs than these seals them into a chunk. */
    public static final int TAIL_RUNS = 4000;

    private final LedgerStore store;
    private final TreeMap<Long, Run> bySource = new TreeMap<>();
    private final TreeMap<Long, Run> byTarget = new TreeMap<>();
    private LedgerHead head;

    private Ledger(LedgerStore store, LedgerHead head) {
        this.store = store;
        this.head = head;
        for (int number = 0; number < head.sealed(); number++) {
            store.sealed(head.key(), head.identity().epoch(), number).forEach(this::index);
        }
        head.tail().forEach(this::index);
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
        return bySource.isEmpty();
    }

    /** Whether the fate of a source UID is settled. */
    public boolean knows(long source) {
        Map.Entry<Long, Run> run = bySource.floorEntry(source);
        return run != null && source < run.getValue().end();
    }

    /** Where a mapped source UID is. */
    public OptionalLong target(long source) {
        Map.Entry<Long, Run> run = bySource.floorEntry(source);
        return run != null && source < run.getValue().end() && run.getValue().target() > 0
                ? OptionalLong.of(run.getValue().target() + source - run.getKey())
                : OptionalLong.empty();
    }

    /** The source UID of a mapped target UID. */
    public OptionalLong sourceOf(long target) {
        Map.Entry<Long, Run> run = byTarget.floorEntry(target);
        return run != null && target < run.getKey() + run.getValue().length()
                ? OptionalLong.of(run.getValue().source() + target - run.getKey())
                : OptionalLong.empty();
    }

    /** All runs, by source UID. */
    public List<Run> runs() {
        return List.copyOf(bySource.values());
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
        runs.forEach(run -> append(tail, run));
        int chunks = head.sealed();
        if (tail.size() > TAIL_RUNS) {
            // The chunk before the head: after a crash between the two, the same chunk is written again.
            store.seal(head.key(), head.identity().epoch(), chunks++, tail);
            tail.clear();
        }
        int sealed = chunks;
        save(head -> counts.apply(head.withRuns(sealed, tail).withIntent(underWay)));
        runs.forEach(this::index);
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
        int chunks = 0;
        for (Run run : kept) {
            append(tail, run);
            if (tail.size() > TAIL_RUNS) {
                store.seal(head.key(), next.epoch(), chunks++, tail);
                tail.clear();
            }
        }
        int sealed = chunks;
        save(head -> head.restarted(next).withRuns(sealed, tail));
        bySource.clear();
        byTarget.clear();
        kept.forEach(this::index);
    }

    /** The target UIDs that source messages are mapped to. */
    public Set<Long> targets() {
        var targets = new HashSet<Long>();
        byTarget.values().forEach(run -> {
            for (long i = 0; i < run.length(); i++) {
                targets.add(run.target() + i);
            }
        });
        return targets;
    }

    private void save(UnaryOperator<LedgerHead> change) {
        head = store.save(change.apply(head)).orElseThrow(() -> new LeaseHeld(head.key().mailbox()));
    }

    private static void append(List<Run> tail, Run run) {
        if (!tail.isEmpty() && tail.getLast().continuedBy(run)) {
            tail.set(tail.size() - 1, tail.getLast().with(run));
        } else {
            tail.add(run);
        }
    }

    private void index(Run run) {
        Map.Entry<Long, Run> last = bySource.lowerEntry(run.end());
        if (last != null && last.getValue().end() > run.source()) {
            forget(run);
        }
        Map.Entry<Long, Run> before = bySource.floorEntry(run.source());
        Run joined = before != null && before.getValue().continuedBy(run) ? before.getValue().with(run) : run;
        bySource.put(joined.source(), joined);
        if (joined.target() > 0) {
            byTarget.put(joined.target(), joined);
        }
    }

    /** A later run overrides an earlier one, e.g. a removal its mapping: cut it out of the run that holds it. */
    private void forget(Run run) {
        for (long source = run.source(); source < run.end(); source++) {
            Map.Entry<Long, Run> entry = bySource.floorEntry(source);
            if (entry != null && source < entry.getValue().end()) {
                cut(entry.getValue(), source);
            }
        }
    }

    private void cut(Run old, long source) {
        bySource.remove(old.source());
        byTarget.remove(old.target());
        long before = source - old.source();
        long after = old.end() - source - 1;
        if (before > 0) {
            put(new Run(old.fate(), old.source(), before, old.target()));
        }
        if (after > 0) {
            put(new Run(old.fate(), source + 1, after, old.target() == 0 ? 0 : old.target() + before + 1));
        }
    }

    private void put(Run run) {
        bySource.put(run.source(), run);
        if (run.target() > 0) {
            byTarget.put(run.target(), run);
        }
    }
}
