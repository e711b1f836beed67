package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the flags of copied messages follow those at the source: by what changed since the last time (CONDSTORE), else by a
 * scan, which reads the target's flags only if the source's are not what they were.
 */
final class FlagFollowing {
    /** Changes that are gathered before they are written. */
    private static final int AT_ONCE = 10_000;

    private final Work work;
    private final Connections<MailboxReader> source;
    private final Connections<MailboxWriter> target;
    private final Ledger ledger;

    FlagFollowing(Work work, Connections<MailboxReader> source, Connections<MailboxWriter> target, Ledger ledger) {
        this.work = work;
        this.source = source;
        this.target = target;
        this.ledger = ledger;
    }

    /** What a folder's flags are like now; looked at before messages are copied, so that no change falls in between. */
    static FlagMark mark(Connections<MailboxReader> source, String folder, FolderStatus from) {
        return from.modSeq() > 0 ? FlagMark.at(from.modSeq()) : source.use(folder, (reader, _) -> scan(reader));
    }

    /** A sum over all messages' flags, the same in whatever order they come. */
    private static FlagMark scan(MailboxReader reader) {
        var sum = new long[]{1};
        reader.flags(0, (uid, flags) -> sum[0] += mixed(uid * 31 + lowered(flags).hashCode()));
        return new FlagMark(0, sum[0]);
    }

    /** Changes what has changed up to a mark. */
    void follow(FlagMark now) {
        FlagMark then = ledger.head().flags();
        if (now.equals(then)) {
            return;
        }
        if (!ledger.isEmpty()) {
            // A count that went down began anew (RFC 7162 3.1.2.2 NOMODSEQ, or a repair), and tells nothing.
            change(then.modSeq() > 0 && now.modSeq() > then.modSeq() ? since(then.modSeq()) : different());
        } else if (ledger.identity().epoch() > 1) {
            // What is found again by digest was copied long ago: the next pass compares it.
            return;
        }
        ledger.update(head -> head.withFlags(now));
    }

    /** Spreads a number's bits (MurmurHash3's finalizer), so that changes of several flags do not cancel out. */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** The flags of what changed, by target UID. */
    private NavigableMap<Long, Set<String>> since(long modSeq) {
        String folder = ledger.head().key().folder();
        return source.use(folder, (reader, status) -> {
            same(status.uidValidity(), ledger.identity().sourceValidity());
            // Of a million messages, nearly all have flags like others.
            Map<Set<String>, Set<String>> known = new HashMap<>();
            var changed = new TreeMap<Long, Set<String>>();
            reader.flags(modSeq, (uid, flags) -> ledger.target(uid)
                    .ifPresent(to -> changed.put(to, known.computeIfAbsent(flags, each -> each))));
            return changed;
        });
    }

    /** The source's flags where the target has others, by target UID. */
    private NavigableMap<Long, Set<String>> different() {
        NavigableMap<Long, Set<String>> wanted = since(0);
        return atTarget(writer -> {
            writer.flags(0, (uid, flags) -> {
                Set<String> should = wanted.get(uid);
                if (should != null && lowered(should).equals(lowered(flags))) {
                    wanted.remove(uid);
                }
            });
            return wanted;
        });
    }

    private static Set<String> lowered(Set<String> flags) {
        return flags.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private void change(NavigableMap<Long, Set<String>> flags) {
        while (!flags.isEmpty()) {
            work.tenure().keep();
            Map<Set<String>, List<Long>> some = new HashMap<>();
            for (int i = 0; i < AT_ONCE && !flags.isEmpty(); i++) {
                var next = flags.pollFirstEntry();
                some.computeIfAbsent(next.getValue(), _ -> new ArrayList<>()).add(next.getKey());
            }
            atTarget(writer -> writer.setFlags(some)).forEach((uid, words) -> work.ledgers()
                    .report(new MigrationException(ledger.head().key(), ledger.identity().sourceValidity(),
                            ledger.sourceOf(uid).orElseThrow(), Kind.FLAGS_REFUSED, words, work.clock().instant())));
        }
    }

    private <T> T atTarget(Function<MailboxWriter, T> question) {
        return target.use(ledger.identity().target(), (writer, status) -> {
            same(status.uidValidity(), ledger.identity().targetValidity());
            return question.apply(writer);
        });
    }

    private static void same(long validity, long expected) {
        if (validity != expected) {
            throw new TransientFailure("A server has numbered the folder's messages anew meanwhile.");
        }
    }
}
