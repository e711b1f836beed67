package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Which copied messages have gone at the source, and which changed: in one command where the server keeps account of both
 * (QRESYNC), by the changes and a list of all UIDs where it counts changes (CONDSTORE), else by a list of all.
 */
final class GoneMessages {
    /**
     * What was found.
     *
     * @param status of the folder, no later than what was found
     * @param changed flags by source UID, of all messages where the server does not tell which changed
     * @param gone target UIDs by source UID
     */
    record View(FolderStatus status, FlagRuns changed, NavigableMap<Long, Long> gone) {}

    private final MailboxReader reader;
    private final Ledger ledger;
    private final List<Run> runs;
    private FlagRuns changed = new FlagRuns();
    private final TreeSet<Long> vanished = new TreeSet<>();

    GoneMessages(MailboxReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
        this.runs = ledger.runs();
    }

    /** Looks, as far as possible only at what is new since the folder was like this. */
    View since(FolderStatus then) {
        Optional<FolderStatus> told = then.modSeq() > 0
                ? reader.openSince(ledger.head().key().folder(), then, changes())
                : Optional.empty();
        if (told.isPresent()) {
            return view(told.get(), vanished.isEmpty() ? new long[0] : reader.uids(), vanished::contains);
        }
        changed = new FlagRuns();
        FolderStatus now = reader.open(ledger.head().key().folder());
        boolean counts = then.modSeq() > 0 && now.modSeq() >= then.modSeq() && now.uidValidity() == then.uidValidity();
        long[] uids = reader.uids();
        reader.flags(counts ? then.modSeq() : 0, this::changed);
        View view = view(now, uids, _ -> true);
        // A message that is on one of two lists is there.
        return view.gone().isEmpty() ? view : view(now, reader.uids(), view.gone()::containsKey);
    }

    private MailboxReader.Changes changes() {
        return new MailboxReader.Changes() {
            @Override
            public void changed(long uid, Set<String> flags) {
                GoneMessages.this.changed(uid, flags);
            }

            @Override
            public void gone(long first, long last) {
                for (Run run : runs) {
                    long from = Math.max(first, run.source());
                    for (long uid = from; run.target() > 0 && uid <= last && uid < run.end(); uid++) {
                        vanished.add(uid);
                    }
                }
            }
        };
    }

    private void changed(long uid, Set<String> flags) {
        if (ledger.target(uid).isPresent()) {
            changed.put(uid, flags);
        }
    }

    /** @param uids those that are there, ascending */
    private View view(FolderStatus status, long[] uids, LongPredicate suspect) {
        var gone = new TreeMap<Long, Long>();
        for (Run run : runs) {
            for (long i = 0; run.target() > 0 && i < run.length(); i++) {
                long uid = run.source() + i;
                if (suspect.test(uid) && Arrays.binarySearch(uids, uid) < 0) {
                    gone.put(uid, run.target() + i);
                }
            }
        }
        return new View(status, changed, gone);
    }
}
