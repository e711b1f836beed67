package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.Run;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Holds both mailboxes and the ledger against each other: every source UID is mapped or listed, and every mapped target
 * UID exists, or goes on record as removed by the user.
 */
public final class Verification {
    private final LedgerStore ledgers;
    private final Doors doors;
    private final InstantSource clock;

    public Verification(LedgerStore ledgers, Doors doors, InstantSource clock) {
        this.ledgers = ledgers;
        this.doors = doors;
        this.clock = clock;
    }

    /**
     * Verifies a mailbox; the folders' tallies take the counts. A folder that a server does not open is listed.
     *
     * @return how many source messages are neither mapped nor listed (arrived since, or missed)
     */
    public long run(MailboxKey mailbox) {
        ConnectionLimits limits = doors.limits(mailbox);
        var missing = new LongAdder();
        try (HostPlace place = doors.place(mailbox);
                var source = new Connections<MailboxReader>(() -> doors.source(mailbox), limits.source());
                var target = new Connections<MailboxWriter>(() -> doors.target(mailbox), limits.target());
                var crew = new Crew(new Semaphore(limits.source() + limits.target()))) {
            var old = Sight.ofAll(source);
            var there = Sight.ofCopied(target, ledgers.list(mailbox));
            crew.begin(old::look);
            crew.begin(there::look);
            crew.finish();
            List<LedgerKey> folders = old.names().stream().map(each -> new LedgerKey(mailbox, each)).toList();
            var troubles = new FolderTroubles(ledgers, mailbox, clock);
            troubles.keepOnly(folders);
            for (LedgerKey key : folders) {
                place.keep();
                crew.begin(() -> missing.add(missing(key, source, old.status(key.folder()), troubles)));
            }
            crew.finish();
            troubles.notAll(folders);
            for (LedgerHead head : ledgers.list(mailbox)) {
                place.keep();
                if (!unchanged(head, there.status(head.identity().target()))) {
                    crew.begin(() -> missing.add(troubles.isolate(head.key(), 0L,
                            () -> verifyTarget(Ledger.load(ledgers, head), target, there))));
                }
            }
            crew.finish();
        }
        return missing.sum();
    }

    /** A folder that the old server would not open a while ago is looked at again; one without a place is not asked for. */
    private long missing(LedgerKey key, Connections<MailboxReader> source, @Nullable FolderStatus seen,
            FolderTroubles troubles) {
        if (troubles.refusedByTarget(key)
                || (!troubles.lists(key) && ledgers.find(key).filter(head -> settled(head, seen)).isPresent())) {
            return 0;
        }
        long missing = troubles.isolate(key, 0L,
                () -> source.use(key.folder(), (reader, status) -> missing(key, reader, status)));
        if (missing == 0) {
            troubles.visited(key);
        }
        return missing;
    }

    private long missing(LedgerKey key, MailboxReader source, FolderStatus status) {
        var head = ledgers.find(key);
        if (head.isEmpty() || head.get().identity().sourceValidity() != status.uidValidity()) {
            // An empty folder that is not there yet is something missing, too.
            return Math.max(1, status.messages());
        }
        Ledger ledger = Ledger.load(ledgers, head.get());
        long missing = 0;
        for (long uid : source.uids()) {
            missing += ledger.knows(uid) ? 0 : 1;
        }
        return missing;
    }

    /** Whether no message has come to a source folder since all that it had were settled (RFC 3501 2.3.1.1 UIDNEXT). */
    private static boolean settled(LedgerHead head, @Nullable FolderStatus seen) {
        return seen != null && head.intent() == null && head.identity().sourceValidity() == seen.uidValidity()
                && head.completeUidNext() == seen.uidNext();
    }

    /**
     * Whether a target folder has the messages that it had when they were last held against the ledger: none has come to
     * it, and as many are there.
     */
    private static boolean unchanged(LedgerHead head, @Nullable FolderStatus seen) {
        return seen != null && head.identity().targetValidity() == seen.uidValidity()
                && head.verifiedUidNext() == seen.uidNext()
                && head.tally().mapped() + head.tally().own() == seen.messages();
    }

    private static long verifyTarget(Ledger ledger, Connections<MailboxWriter> target, Sight there) {
        String folder = ledger.identity().target();
        if (ledger.identity().sourceValidity() == 0) {
            // Of a source that is no more; where the present one has the folder, that is missing above.
            return 0;
        }
        if (!there.has(folder)) {
            return compare(ledger, new long[0], 0);
        }
        return target.use(folder, (writer, status) -> status.uidValidity() == ledger.identity().targetValidity()
                ? compare(ledger, writer.uids(), status.uidNext())
                // The target numbers its messages anew: the next pass finds them by digest.
                : ledger.head().tally().mapped());
    }

    /** @param uidNext the folder's when it was opened: what has come since may be among these or not */
    private static long compare(Ledger ledger, long[] uids, long uidNext) {
        long own = Arrays.stream(uids).filter(uid -> ledger.sourceOf(uid).isEmpty()).count();
        List<Run> absent = ledger.absent(uids);
        if (!absent.isEmpty() || own != ledger.head().tally().own() || uidNext != ledger.head().verifiedUidNext()) {
            long removed = absent.stream().mapToLong(Run::length).sum();
            ledger.settle(absent, next -> next.withTally(next.tally().verified(removed, own)).verified(uidNext));
        }
        return 0;
    }
}
