package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds both mailboxes and the ledger against each other: every source UID is mapped or listed, and every mapped target
 * UID exists, or goes on record as removed by the user.
 */
public final class Verification {
    private final LedgerStore ledgers;
    private final Doors doors;

    public Verification(LedgerStore ledgers, Doors doors) {
        this.ledgers = ledgers;
        this.doors = doors;
    }

    /**
     * Verifies a mailbox; the folders' tallies take the counts.
     *
     * @return how many source messages are neither mapped nor listed (arrived since, or missed)
     */
    public long run(MailboxKey mailbox) {
        try (MailboxReader source = doors.source(mailbox); MailboxWriter target = doors.target(mailbox)) {
            Set<String> there = names(target.folders());
            long missing = 0;
            for (ListedFolder folder : source.folders().folders()) {
                if (folder.selectable()) {
                    missing += missing(mailbox, source, folder);
                }
            }
            for (LedgerHead head : ledgers.list(mailbox)) {
                missing += verifyTarget(Ledger.load(ledgers, head), target, there);
            }
            return missing;
        }
    }

    private static Set<String> names(FolderTree tree) {
        var names = new HashSet<String>();
        tree.folders().stream().filter(ListedFolder::selectable).map(ListedFolder::wireName).forEach(names::add);
        names.add("INBOX");
        return names;
    }

    private long missing(MailboxKey mailbox, MailboxReader source, ListedFolder folder) {
        FolderStatus status = source.open(folder.wireName());
        var head = ledgers.find(new LedgerKey(mailbox, folder.wireName()));
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

    private static long verifyTarget(Ledger ledger, MailboxWriter target, Set<String> there) {
        LedgerHead head = ledger.head();
        long[] uids = new long[0];
        if (there.contains(head.identity().target())) {
            if (target.open(head.identity().target()).uidValidity() != head.identity().targetValidity()) {
                // The target numbers its messages anew: the next pass finds them by digest.
                return head.tally().mapped();
            }
            uids = target.uids();
        }
        Set<Long> mapped = ledger.targets();
        long own = 0;
        for (long uid : uids) {
            own += mapped.remove(uid) ? 0 : 1;
        }
        long others = own;
        List<Run> removed = removed(ledger, mapped);
        if (!removed.isEmpty() || others != head.tally().own()) {
            ledger.settle(removed, next -> next.withTally(next.tally().verified(removed.size(), others)));
        }
        return 0;
    }

    private static List<Run> removed(Ledger ledger, Set<Long> goneTargets) {
        var removed = new ArrayList<Run>();
        goneTargets.stream().sorted().forEach(
                uid -> removed.add(Run.of(Run.Fate.REMOVED, ledger.sourceOf(uid).orElseThrow())));
        return removed;
    }
}
