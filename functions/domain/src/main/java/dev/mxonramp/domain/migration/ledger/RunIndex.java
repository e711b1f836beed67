package dev.mxonramp.domain.migration.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** A ledger's runs in memory, found by UIDs of either side. Of two runs about one source UID the later one counts. */
final class RunIndex {
    private RunTable bySource = new RunTable();
    /** Each run the other way round: what is mapped to which target UIDs. */
    private RunTable byTarget = new RunTable();

    boolean isEmpty() {
        return bySource.size() == 0;
    }

    boolean knows(long source) {
        return bySource.find(source) >= 0;
    }

    boolean excepts(long source) {
        int place = bySource.find(source);
        return place >= 0 && bySource.get(place).fate() == Run.Fate.EXCEPTED;
    }

    OptionalLong target(long source) {
        return mapped(bySource, source);
    }

    OptionalLong source(long target) {
        return mapped(byTarget, target);
    }

    /** All of them, by source UID. */
    List<Run> runs() {
        var runs = new ArrayList<Run>(bySource.size());
        bySource.forEach(runs::add);
        return runs;
    }

    /** Takes runs in, in the order in which they were written; cheap where that is mostly the order of their UIDs. */
    void add(List<Run> runs) {
        int begin = 0;
        for (int end = 1; end <= runs.size(); end++) {
            if (end == runs.size() || runs.get(end).source() < runs.get(end - 1).end()) {
                addInOrder(runs.subList(begin, end));
                begin = end;
            }
        }
    }

    /**
     * The source messages that are mapped to none of these target UIDs, as removed.
     *
     * @param targets ascending
     * @return by source UID
     */
    List<Run> absent(long[] targets) {
        var absent = new ArrayList<Run>();
        byTarget.forEach(run -> {
            for (long i = 0; run.target() > 0 && i < run.length(); i++) {
                if (Arrays.binarySearch(targets, run.source() + i) < 0) {
                    join(absent, Run.of(Run.Fate.REMOVED, run.target() + i));
                }
            }
        });
        absent.sort(Comparator.comparingLong(Run::source));
        return absent;
    }

    /** Puts a run behind others, as part of the last where it carries that on. */
    static void join(List<Run> runs, Run run) {
        if (!runs.isEmpty() && runs.getLast().continuedBy(run)) {
            runs.set(runs.size() - 1, runs.getLast().with(run));
        } else {
            runs.add(run);
        }
    }

    private void addInOrder(List<Run> runs) {
        byTarget = with(byTarget, bySource.mappedWithin(runs));
        bySource = with(bySource, runs);
        byTarget = with(byTarget, runs.stream().filter(run -> run.target() > 0)
                .map(Run::inverse).toList());
    }

    private static RunTable with(RunTable table, List<Run> runs) {
        List<Run> sorted = runs.stream().sorted(Comparator.comparingLong(Run::source)).toList();
        if (table.meets(sorted)) {
            return table.under(sorted);
        }
        table.add(sorted);
        return table;
    }

    private static OptionalLong mapped(RunTable table, long uid) {
        int place = table.find(uid);
        long other = place < 0 ? 0 : table.mapped(place, uid);
        return other == 0 ? OptionalLong.empty() : OptionalLong.of(other);
    }
}
