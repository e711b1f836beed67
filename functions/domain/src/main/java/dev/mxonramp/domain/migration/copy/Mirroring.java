package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.copy.GoneMessages.View;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.domain.migration.ledger.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes at the target what has gone at the source after it was copied, as long as the owner still works there. It comes
 * when everything else of a pass is done, so that a message that was moved there is in its new folder before it leaves the
 * old one.
 *
 * <p>Removed is only what nobody has <em>touched</em> at the target: it is still there under the UID that it was given, and
 * its flags are those that both sides had when a pass last saw them agree. A message of which no such agreement is on
 * record, be it that it was gone before a pass could compare, or that a folder's messages were numbered anew, stays. So
 * does everything of a folder of which a large part is gone at once: a server that loses mail, or shows an empty folder, is
 * no owner who tidies up.
 *
 * <p>Each removal goes on record in the ledger. Killed between the two, the next pass finds the message on neither side,
 * and records that; killed between marking and removing, it finds on record what it was about to do.
 */
final class Mirroring {
    /** Of a folder with more messages than this, at most half is removed at once. */
    static final int SMALL = 20;

    private static final int AT_ONCE = 500;
    /** Above this, all flags of a folder are asked for together. */
    private static final int FEW = 2_000;

    private final Work work;
    private final Connections<MailboxReader> source;
    private final Connections<MailboxWriter> target;
    private final TargetFolders folders;

    Mirroring(Work work, Connections<MailboxReader> source, Connections<MailboxWriter> target,
            TargetFolders folders) {
        this.work = work;
        this.source = source;
        this.target = target;
        this.folders = folders;
    }

    /**
     * Mirrors one folder, which the pass has copied.
     *
     * @param from how the source folder was seen in this pass; null if it was not
     * @return whether both sides were compared
     */
    boolean mirror(LedgerKey key, @Nullable FolderStatus from) {
        Optional<LedgerHead> found = work.ledgers().find(key).filter(each -> each.tally().mapped() > 0);
        if (found.isEmpty() || !folders.exists(found.get().identity().target())) {
            return false;
        }
        LedgerHead head = found.get();
        FolderIdentity identity = head.identity();
        Agreement then = work.manifest().kept(key).map(Agreement::decoded)
                .filter(each -> each.identity().equals(identity))
                .orElseGet(() -> Agreement.none(identity));
        if (then.source().equals(from) && then.scan() == head.flags().scan() && then.removing().isEmpty()
                && then.listed() == 0) {
            return false;
        }
        Ledger ledger = Ledger.load(work.ledgers(), head);
        View view = source.use(key.folder(), (reader, _) -> new GoneMessages(reader, ledger).since(then.source()));
        return view.status().uidValidity() == identity.sourceValidity()
                && target.use(identity.target(), (writer, _) -> mirrored(writer, ledger, then, view));
    }

    /** Whether the target is still the folder that the ledger is about. */
    private boolean mirrored(MailboxWriter writer, Ledger ledger, Agreement then, View view) {
        FolderIdentity identity = ledger.identity();
        // Opened anew: what the user did is to be seen.
        if (writer.open(identity.target()).uidValidity() != identity.targetValidity()) {
            return false;
        }
        FlagRuns there = there(writer, ledger, view);
        view.changed().forEach((from, flags) -> ledger.target(from).ifPresent(to -> there.at(to)
                .filter(has -> has.equals(lowered(writer.kept(flags)))).ifPresent(has -> then.flags().put(to, has))));
        long held = removed(writer, ledger, then, view.gone(), there);
        if (held == 0 && then.listed() > 0) {
            work.ledgers().withdraw(notRemoved(ledger, then.listed(), ""));
        }
        // What is held back is looked at again; flags that did not follow yet are told again.
        keep(ledger.head().key(), held > 0
                ? then.held(held)
                : then.upTo(comparable(view.status(), ledger.head()), ledger.head().flags().scan()));
        return true;
    }

    private void keep(LedgerKey key, Agreement agreement) {
        work.manifest().keep(key, agreement.encoded(Blobs.MAX_OCTETS));
    }

    private static FolderStatus comparable(FolderStatus status, LedgerHead head) {
        return new FolderStatus(status.uidValidity(), status.uidNext(), status.messages(),
                Math.min(status.modSeq(), head.flags().modSeq()));
    }

    /** The flags at the target of what changed or went at the source. */
    private static FlagRuns there(MailboxWriter writer, Ledger ledger, View view) {
        var there = new FlagRuns();
        var wanted = new TreeSet<>(view.gone().values());
        view.changed().forEach((from, _) -> {
            if (wanted.size() <= FEW) {
                ledger.target(from).ifPresent(wanted::add);
            }
        });
        if (wanted.size() > FEW) {
            writer.flags(0, (uid, flags) -> {
                if (ledger.sourceOf(uid).isPresent()) {
                    there.put(uid, lowered(flags));
                }
            });
        } else {
            writer.facts(List.copyOf(wanted)).forEach(each -> there.put(each.uid(), lowered(each.flags())));
        }
        return there;
    }

    /**
     * Removes what may be removed.
     *
     * @param gone target UIDs by source UID
     * @return the UID under which it is listed that they were held back; 0 if nothing was
     */
    private long removed(MailboxWriter writer, Ledger ledger, Agreement then, NavigableMap<Long, Long> gone,
            FlagRuns there) {
        var nowhere = new ArrayList<Long>();
        var untouched = new TreeMap<Long, Long>();
        gone.forEach((from, to) -> {
            Optional<Set<String>> has = there.at(to);
            if (has.isEmpty()) {
                nowhere.add(from);
            } else if (asLeft(then, to, has.get())) {
                untouched.put(from, to);
            }
        });
        settle(ledger, nowhere);
        long before = ledger.head().tally().mapped();
        int leaving = gone.size() - nowhere.size();
        if (before > SMALL && leaving * 2L > before && work.following() != Following.EVEN_EMPTIED) {
            return held(ledger, then, gone,
                    leaving + " of " + before + " messages of this folder are gone at the old server: more"
                            + " than half at once is not removed here unless somebody says that it is meant.");
        }
        return untouched.isEmpty() ? 0 : remove(writer, ledger, then, untouched);
    }

    /** Removes these, some at a time; the same answer. */
    private long remove(MailboxWriter writer, Ledger ledger, Agreement then, NavigableMap<Long, Long> untouched) {
        keep(ledger.head().key(), then.withRemoving(Set.copyOf(untouched.values())));
        var rest = List.copyOf(untouched.entrySet());
        for (int at = 0; at < rest.size(); at += AT_ONCE) {
            work.tenure().keep();
            var some = new TreeMap<Long, Long>();
            rest.subList(at, Math.min(rest.size(), at + AT_ONCE))
                    .forEach(each -> some.put(each.getKey(), each.getValue()));
            List<Long> uids = some.values().stream().sorted().toList();
            if (!writer.remove(uids)) {
                return held(ledger, then, untouched,
                        untouched.size() + " messages that are gone at the old server remain: the new"
                                + " one cannot remove single messages (no UIDPLUS).");
            }
            // What is still there after all is looked at again when the source changes.
            writer.facts(uids).forEach(each -> some.values().remove(each.uid()));
            some.values().forEach(then.flags()::remove);
            settle(ledger, List.copyOf(some.keySet()));
        }
        return 0;
    }

    /** Whether nobody has touched a message; a worker that died may have marked it. */
    private static boolean asLeft(Agreement then, long target, Set<String> has) {
        Optional<Set<String>> left = then.flags().at(target);
        if (left.isEmpty()) {
            return false;
        }
        var marked = new HashSet<>(left.get());
        marked.add("\\deleted");
        return has.equals(left.get()) || (then.removing().contains(target) && has.equals(marked));
    }

    private static void settle(Ledger ledger, List<Long> sources) {
        if (!sources.isEmpty()) {
            ledger.settle(sources.stream().map(each -> Run.of(Run.Fate.REMOVED, each)).toList(),
                    next -> next.withTally(next.tally().verified(sources.size(), next.tally().own())));
        }
    }

    private long held(Ledger ledger, Agreement then, NavigableMap<Long, Long> gone, String words) {
        long uid = then.listed() > 0 ? then.listed() : gone.firstKey();
        work.ledgers().report(notRemoved(ledger, uid, words));
        return uid;
    }

    private MigrationException notRemoved(Ledger ledger, long uid, String words) {
        return new MigrationException(ledger.head().key(), ledger.identity().sourceValidity(), uid, Kind.NOT_REMOVED,
                words, work.clock().instant());
    }

    private static Set<String> lowered(Set<String> flags) {
        return flags.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
