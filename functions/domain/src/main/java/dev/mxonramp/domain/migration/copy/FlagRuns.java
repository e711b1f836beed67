package dev.mxonramp.domain.migration.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Flags by UID, kept as runs of neighbours with the same ones, of which there are few. */
final class FlagRuns {
    /** Neighbours with the same flags, both ends included. */
    record Run(long first, long last, Set<String> flags) {
        Run {
            flags = Set.copyOf(flags);
        }
    }

    private final TreeMap<Long, Run> runs = new TreeMap<>();

    /** The flags of a message; empty if they are not known. */
    Optional<Set<String>> at(long uid) {
        return run(uid).map(Run::flags);
    }

    private Optional<Run> run(long uid) {
        Map.Entry<Long, Run> run = runs.floorEntry(uid);
        return run == null || uid > run.getValue().last() ? Optional.empty() : Optional.of(run.getValue());
    }

    /** Sets the flags of a message. */
    void put(long uid, Set<String> flags) {
        if (at(uid).filter(flags::equals).isEmpty()) {
            remove(uid);
            add(new Run(uid, uid, flags));
        }
    }

    /** Adds a run where nothing is known yet. */
    void add(Run run) {
        Optional<Run> before = run(run.first() - 1).filter(each -> each.flags().equals(run.flags()));
        Optional<Run> after = run(run.last() + 1).filter(each -> each.flags().equals(run.flags()));
        after.ifPresent(each -> runs.remove(each.first()));
        long first = before.map(Run::first).orElse(run.first());
        runs.put(first, new Run(first, after.map(Run::last).orElse(run.last()), run.flags()));
    }

    /** Forgets a message. */
    void remove(long uid) {
        run(uid).ifPresent(old -> {
            runs.remove(old.first());
            if (old.first() < uid) {
                runs.put(old.first(), new Run(old.first(), uid - 1, old.flags()));
            }
            if (uid < old.last()) {
                runs.put(uid + 1, new Run(uid + 1, old.last(), old.flags()));
            }
        });
    }

    /** All messages, by UID. */
    void forEach(MailboxReader.Flags flags) {
        for (Run run : runs.values()) {
            for (long uid = run.first(); uid <= run.last(); uid++) {
                flags.found(uid, run.flags());
            }
        }
    }

    /** All runs by their flags. */
    Map<Set<String>, List<Run>> byFlags() {
        var byFlags = new LinkedHashMap<Set<String>, List<Run>>();
        runs.values().forEach(each -> byFlags.computeIfAbsent(each.flags(), _ -> new ArrayList<>()).add(each));
        return byFlags;
    }
}
