package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A pass's visit to one folder: opens both sides, brings the ledger up to them, and copies what is missing. */
final class FolderVisit {
    /**
     * A folder that needs work, and where it goes.
     *
     * @param from the source folder as it was seen
     * @param target wire name at the target; the folder is there
     * @param renumbered whether the target has numbered the messages of the one that the ledger is about anew
     * @param head of its ledger; null if there is none
     */
    record Folder(LedgerKey key, FolderStatus from, String target, boolean renumbered, @Nullable LedgerHead head) {}

    /** UIDVALIDITY of no folder (RFC 3501 9: it is not zero). */
    private static final long NO_VALIDITY = 0;

    private final Work work;
    private final Connections<MailboxReader> source;
    private final Connections<MailboxWriter> target;
    private final TargetFolders folders;
    private final Map<String, FolderStatus> there;
    private final Retrial retrial;
    private final EarlierCopies earlier;

    /**
     * @param there target folders as they were seen, by wire name, as far as they were
     * @param earlier what is at the target already of messages that Gmail shows in several folders
     */
    FolderVisit(Work work, Connections<MailboxReader> source, Connections<MailboxWriter> target,
            TargetFolders folders, Map<String, FolderStatus> there, Retrial retrial, EarlierCopies earlier) {
        this.work = work;
        this.source = source;
        this.target = target;
        this.folders = folders;
        this.there = there;
        this.retrial = retrial;
        this.earlier = earlier;
    }

    /**
     * Looks at a folder and makes it at the target, parents before children; empty if nothing is new.
     *
     * @param head of its ledger; null if there is none
     * @param seen its status, where it was told with that of others
     */
    Optional<Folder> begin(LedgerKey key, FolderMapping.Entry entry, @Nullable LedgerHead head,
            @Nullable FolderStatus seen) {
        FolderStatus from = seen == null ? source.look(key.folder()) : seen;
        boolean renumbered = head != null && renumbered(head.identity());
        if (head != null && !renumbered && !retrial.concerns(key)
                && nothingNew(head, from, work.follows() ? FlagMark.at(from.modSeq()) : null)) {
            return Optional.empty();
        }
        LedgerHead known = head == null || folders.isThere(head.identity().target()) ? head : gone(head);
        return Optional
                .of(new Folder(key, from, folders.ensure(entry, candidates(entry, known)), renumbered, known));
    }

    /**
     * Copies what is new; may be done for several folders at a time.
     *
     * @return whether something is left to do
     */
    boolean copy(Folder folder, BooleanSupplier timeUp) {
        FlagMark flags = work.follows()
                ? FlagFollowing.mark(source, folder.key().folder(), folder.from())
                : null;
        LedgerHead head = folder.head();
        if (head != null && !folder.renumbered() && !retrial.concerns(folder.key())
                && nothingNew(head, folder.from(), flags)) {
            return false;
        }
        FolderStatus to = target.look(folder.target());
        Ledger ledger = ledger(folder, to);
        if (flags != null) {
            new FlagFollowing(work, source, target, ledger).follow(flags);
        }
        long[] missing = uids(folder).filter(uid -> !ledger.knows(uid)).toArray();
        long removed = ledger.runs().stream().filter(run -> run.fate() == Run.Fate.REMOVED).mapToLong(Run::length)
                .sum();
        ledger.update(each -> each.withTally(
                each.tally().visited(work.pass(), folder.from().messages()).withRemoved(removed)));
        if (!earlier.read(folder.key(), missing.length, timeUp)) {
            return true;
        }
        var copy = folderCopy(ledger, to.uidNext());
        if (copied(copy, missing, ledger.head().stumbles().last(), timeUp)
                || askedAgain(folder, ledger, copy, missing, timeUp)
                || retrial.run(ledger, uids -> copy.copy(uids, timeUp))) {
            return true;
        }
        ledger.update(each -> each.complete(folder.from().uidNext()).withStumbles(Stumbles.NONE));
        return false;
    }

    private FolderCopy folderCopy(Ledger ledger, long uidNext) {
        SharedMessages shared = earlier.shared();
        var writer = new BatchWriter(work, target, ledger, uidNext, new Rediscovery(work, target).find(ledger), shared);
        return new FolderCopy(work, source, ledger, writer, new LabelCopies(shared,
                new CopyWithin(target, ledger.identity(), writer, shared), ledger.identity().target()));
    }

    /**
     * Puts on record that what was copied is gone with its folder, before another folder of its name is made: a worker that
     * comes after this one could not tell any more.
     */
    private LedgerHead gone(LedgerHead head) {
        Ledger ledger = Ledger.load(work.ledgers(), head);
        FolderIdentity then = head.identity();
        List<Run> removed = ledger.runs().stream().filter(run -> run.fate() != Run.Fate.EXCEPTED)
                .map(FolderVisit::removed).toList();
        ledger.restart(new FolderIdentity(then.sourceValidity(), then.target(), NO_VALIDITY, then.epoch() + 1),
                removed);
        return ledger.head();
    }

    /** Whether what the ledger tells of a folder that is still there means nothing any more. */
    private boolean renumbered(FolderIdentity then) {
        if (!folders.exists(then.target())) {
            return false;
        }
        FolderStatus told = there.get(then.target());
        FolderStatus now = told == null ? target.look(then.target()) : told;
        return now.uidValidity() != then.targetValidity();
    }

    private LongStream uids(Folder folder) {
        long[] uids = source.use(folder.key().folder(), (reader, _) -> reader.uids());
        return Arrays.stream(uids);
    }

    /**
     * Copies what is missing. What failed again and again waits for the others: it must not stop them, and they show
     * whether it is to blame.
     *
     * @return whether something is left to do
     */
    private boolean copied(FolderCopy copy, long[] missing, List<Long> last, BooleanSupplier timeUp) {
        long[] others = Arrays.stream(missing).filter(uid -> !last.contains(uid)).toArray();
        boolean more = others.length > 0 && copy.copy(others, timeUp);
        for (long uid : last) {
            more = more || (Arrays.binarySearch(missing, uid) >= 0 && copy.copy(new long[]{uid}, timeUp));
        }
        return more;
    }

    /**
     * Asks a second time for what the source lists and yet did not send; then it is an exception, for else the mailbox
     * would never be whole.
     *
     * @return whether something is left to do
     */
    private boolean askedAgain(Folder folder, Ledger ledger, FolderCopy copy, long[] missing,
            BooleanSupplier timeUp) {
        long[] unsent = unsent(folder, ledger, missing);
        if (unsent.length > 0 && copy.copy(unsent, timeUp)) {
            return true;
        }
        long[] still = unsent(folder, ledger, unsent);
        if (still.length > 0) {
            var settlement = new Settlement(work, ledger);
            for (long uid : still) {
                settlement.excepted(uid, MigrationException.Kind.UNREADABLE_AT_SOURCE,
                        "The old server lists this message and does not send it.");
            }
            settlement.write(null);
        }
        return false;
    }

    /** Those of the missing messages that are neither settled nor gone meanwhile. */
    private long[] unsent(Folder folder, Ledger ledger, long[] missing) {
        if (Arrays.stream(missing).allMatch(ledger::knows)) {
            return new long[0];
        }
        return uids(folder).filter(uid -> !ledger.knows(uid) && Arrays.binarySearch(missing, uid) >= 0).toArray();
    }

    /** @param flags what the source's are like; null if they are not to be followed */
    private static boolean nothingNew(LedgerHead head, FolderStatus from, @Nullable FlagMark flags) {
        boolean same = flags == null || from.messages() == 0
                || (!flags.equals(FlagMark.NONE) && flags.equals(head.flags()));
        return same && head.identity().sourceValidity() == from.uidValidity()
                && head.completeUidNext() == from.uidNext() && head.intent() == null;
    }

    private static List<String> candidates(FolderMapping.Entry entry, @Nullable LedgerHead head) {
        var names = new ArrayList<String>();
        if (head != null) {
            names.add(head.identity().target());
        }
        entry.candidates().stream().filter(each -> !names.contains(each)).forEach(names::add);
        return names;
    }

    private Ledger ledger(Folder folder, FolderStatus to) {
        String name = folder.target();
        long sourceValidity = folder.from().uidValidity();
        var now = new FolderIdentity(sourceValidity, name, to.uidValidity(), 1);
        Ledger ledger = Ledger.open(work.ledgers(), folder.key(), now);
        FolderIdentity then = ledger.head().identity();
        if (then.sourceValidity() == now.sourceValidity() && then.targetValidity() == now.targetValidity()
                && then.target().equals(name)) {
            return ledger;
        }
        // What the user removed is not copied again.
        List<Run> removed = then.sourceValidity() == now.sourceValidity()
                ? ledger.runs().stream().filter(run -> run.fate() == Run.Fate.REMOVED).toList()
                : List.of();
        ledger.restart(new FolderIdentity(sourceValidity, name, to.uidValidity(), then.epoch() + 1), removed);
        return ledger;
    }

    private static Run removed(Run run) {
        return new Run(Run.Fate.REMOVED, run.source(), run.length(), 0);
    }
}
