package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.Run;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

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
        try (var source = new Connections<MailboxReader>(() -> doors.source(mailbox), limits.source());
                var target = new Connections<MailboxWriter>(() -> doors.target(mailbox), limits.target());
                var crew = new Crew(new Semaphore(limits.source() + limits.target()))) {
            List<LedgerKey> folders = source.use(MailboxReader::folders).folders().stream()
                    .filter(ListedFolder::selectable).map(each -> new LedgerKey(mailbox, each.wireName())).toList();
            var troubles = new FolderTroubles(ledgers, mailbox, clock);
            troubles.keepOnly(folders);
            for (LedgerKey key : folders) {
                crew.begin(() -> missing.add(missing(key, source, troubles)));
            }
            Set<String> there = names(target.use(MailboxWriter::folders));
            crew.finish();
            troubles.notAll(folders);
            for (LedgerHead head : ledgers.list(mailbox)) {
                crew.begin(() -> missing.add(troubles.isolate(head.key(), 0L,
                        () -> verifyTarget(Ledger.load(ledgers, head), target, there))));
            }
            crew.finish();
        }
        return missing.sum();
    }

    private static Set<String> names(FolderTree tree) {
        var names = new HashSet<String>();
        tree.folders().stream().filter(ListedFolder::selectable).map(ListedFolder::wireName).forEach(names::add);
        names.add("INBOX");
        return names;
    }

    /** A folder that the old server would not open a while ago is looked at again; one without a place is not asked for. */
    private long missing(LedgerKey key, Connections<MailboxReader> source, FolderTroubles troubles) {
        if (troubles.refusedByTarget(key)) {
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

    private static long verifyTarget(Ledger ledger, Connections<MailboxWriter> target, Set<String> there) {
        String folder = ledger.identity().target();
        if (ledger.identity().sourceValidity() == 0) {
            // Of a source that is no more; where the present one has the folder, that is missing above.
            return 0;
        }
        if (!there.contains(folder)) {
            return compare(ledger, new long[0]);
        }
        return target.use(folder, (writer, status) -> status.uidValidity() == ledger.identity().targetValidity()
                ? compare(ledger, writer.uids())
                // The target numbers its messages anew: the next pass finds them by digest.
                : ledger.head().tally().mapped());
    }

    private static long compare(Ledger ledger, long[] uids) {
        long own = Arrays.stream(uids).filter(uid -> ledger.sourceOf(uid).isEmpty()).count();
        List<Run> absent = ledger.absent(uids);
        if (!absent.isEmpty() || own != ledger.head().tally().own()) {
            long removed = absent.stream().mapToLong(Run::length).sum();
            ledger.settle(absent, next -> next.withTally(next.tally().verified(removed, own)));
        }
        return 0;
    }
}
