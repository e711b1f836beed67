package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A pass's visit to one folder: opens both sides, brings the ledger up to them, and copies what is missing. */
final class FolderVisit {
    private final Work work;
    private final MailboxReader source;
    private final MailboxWriter target;
    private final TargetFolders folders;

    FolderVisit(Work work, MailboxReader source, MailboxWriter target, TargetFolders folders) {
        this.work = work;
        this.source = source;
        this.target = target;
        this.folders = folders;
    }

    /**
     * Copies what is new.
     *
     * @return whether something is left to do
     */
    boolean visit(LedgerKey key, FolderMapping.Entry entry, BooleanSupplier timeUp) {
        FolderStatus from = source.open(entry.source().wireName());
        Optional<LedgerHead> head = work.ledgers().find(key);
        if (head.isPresent() && nothingNew(head.get(), from)) {
            return false;
        }
        boolean gone = head.isPresent() && !folders.exists(head.get().identity().target());
        String name = folders.ensure(entry, candidates(entry, head));
        FolderStatus to = target.open(name);
        Ledger ledger = ledger(key, from, name, to, gone);
        long[] missing = Arrays.stream(source.uids()).filter(uid -> !ledger.knows(uid)).toArray();
        ledger.update(each -> each.withTally(each.tally().visited(work.pass(), from.messages())));
        var copy = new FolderCopy(work, target, ledger, to.uidNext(), rediscovered(ledger));
        if (copied(copy, missing, ledger.head().stumbles().last(), timeUp)
                || askedAgain(ledger, copy, missing, timeUp)) {
            return true;
        }
        ledger.update(each -> each.complete(from.uidNext()));
        return false;
    }

    /**
     * Copies what is missing. What failed again and again waits for the others: it must not stop them, and they show
     * whether it is to blame.
     *
     * @return whether something is left to do
     */
    private boolean copied(FolderCopy copy, long[] missing, List<Long> last, BooleanSupplier timeUp) {
        long[] others = Arrays.stream(missing).filter(uid -> !last.contains(uid)).toArray();
        boolean more = others.length > 0 && copy.copy(source, others, timeUp);
        for (long uid : last) {
            more = more || (Arrays.binarySearch(missing, uid) >= 0 && copy.copy(source, new long[]{uid}, timeUp));
        }
        return more;
    }

    /**
     * Asks a second time for what the source lists and yet did not send; then it is an exception, for else the mailbox
     * would never be whole.
     *
     * @return whether something is left to do
     */
    private boolean askedAgain(Ledger ledger, FolderCopy copy, long[] missing, BooleanSupplier timeUp) {
        long[] unsent = unsent(ledger, missing);
        if (unsent.length > 0 && copy.copy(source, unsent, timeUp)) {
            return true;
        }
        long[] still = unsent(ledger, unsent);
        if (still.length > 0) {
            var settlement = new Settlement(work, ledger);
            for (long uid : still) {
                settlement.excepted(uid, MigrationException.Kind.UNREADABLE_AT_SOURCE,
                        "The old server lists this message and does not send it.");
            }
            settlement.write();
        }
        return false;
    }

    /** Those of the missing messages that are neither settled nor gone meanwhile. */
    private long[] unsent(Ledger ledger, long[] missing) {
        if (Arrays.stream(missing).allMatch(ledger::knows)) {
            return new long[0];
        }
        return Arrays.stream(source.uids())
                .filter(uid -> !ledger.knows(uid) && Arrays.binarySearch(missing, uid) >= 0).toArray();
    }

    private static boolean nothingNew(LedgerHead head, FolderStatus from) {
        return head.identity().sourceValidity() == from.uidValidity() && head.completeUidNext() == from.uidNext()
                && head.intent() == null;
    }

    private static List<String> candidates(FolderMapping.Entry entry, Optional<LedgerHead> head) {
        var names = new ArrayList<String>();
        head.ifPresent(each -> names.add(each.identity().target()));
        entry.candidates().stream().filter(each -> !names.contains(each)).forEach(names::add);
        return names;
    }

    private Ledger ledger(LedgerKey key, FolderStatus from, String name, FolderStatus to, boolean gone) {
        var now = new FolderIdentity(from.uidValidity(), name, to.uidValidity(), 1);
        Ledger ledger = Ledger.open(work.ledgers(), key, now);
        FolderIdentity then = ledger.head().identity();
        if (then.sourceValidity() == now.sourceValidity() && then.targetValidity() == now.targetValidity()
                && then.target().equals(name)) {
            return ledger;
        }
        List<Run> before = ledger.runs();
        ledger.restart(new FolderIdentity(from.uidValidity(), name, to.uidValidity(), then.epoch() + 1));
        if (gone && then.sourceValidity() == now.sourceValidity()) {
            // The user deleted the folder at the target: what was in it is not copied again.
            ledger.settle(before.stream().map(run -> new Run(Run.Fate.REMOVED, run.source(), run.length(), 0))
                    .toList(), head -> head);
        }
        return ledger;
    }

    /** After a change of UIDVALIDITY: what is at the target and not in the ledger yet, by digest. */
    private Matches rediscovered(Ledger ledger) {
        var found = new Matches();
        FolderIdentity identity = ledger.head().identity();
        if (identity.epoch() == 1 || ledger.head().completeUidNext() > 0) {
            return found;
        }
        Set<Long> mapped = ledger.targets();
        List<Manifest.Segment> segments = segments(ledger.head());
        if (segments.stream().anyMatch(each -> each.identity().targetValidity() != identity.targetValidity())) {
            target.digests(1, (uid, digest) -> {
                if (!mapped.contains(uid)) {
                    found.add(uid, digest);
                }
            });
            return found;
        }
        segments.stream().filter(each -> each.identity().epoch() < identity.epoch())
                .flatMap(each -> each.lines().stream()).filter(line -> mapped.add(line.target()))
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
