package dev.mxonramp.domain.migration.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs in the order of their first UIDs, none over another: a million of them in some 21 MB. Finding one takes a binary
 * search; taking in a batch moves what lies behind it once.
 */
final class RunTable {
    private static final int FIRST_ROOM = 16;

    private long[] from = new long[FIRST_ROOM];
    private long[] to = new long[FIRST_ROOM];
    private int[] length = new int[FIRST_ROOM];
    private byte[] fate = new byte[FIRST_ROOM];
    private int size;

    int size() {
        return size;
    }

    /** The place of the run that holds a UID; negative if none does. */
    int find(long uid) {
        int place = floor(uid);
        return place >= 0 && uid < from[place] + length[place] ? place : -1;
    }

    Run get(int place) {
        return new Run(Run.Fate.ofCode(fate[place]), from[place], length[place], to[place]);
    }

    /** What the UID at this place is mapped to; 0 for nothing. */
    long mapped(int place, long uid) {
        return to[place] == 0 ? 0 : to[place] + uid - from[place];
    }

    void forEach(Consumer<Run> use) {
        for (int place = 0; place < size; place++) {
            use.accept(get(place));
        }
    }

    /** Whether any of these runs holds a UID that a run of the table holds, too. */
    boolean meets(List<Run> runs) {
        return runs.stream().anyMatch(run -> {
            int last = floor(run.end() - 1);
            return last >= 0 && from[last] + length[last] > run.source();
        });
    }

    /** Of the UIDs that later runs hold, what they are mapped to here, as removed. */
    List<Run> mappedWithin(List<Run> later) {
        var within = new ArrayList<Run>();
        for (Run run : later) {
            for (int place = Math.max(0, floor(run.source())); place < size && from[place] < run.end(); place++) {
                long begin = Math.max(from[place], run.source());
                long end = Math.min(from[place] + length[place], run.end());
                if (to[place] > 0 && begin < end) {
                    within.add(new Run(Run.Fate.REMOVED, to[place] + begin - from[place], end - begin, 0));
                }
            }
        }
        return within;
    }

    /** Adds runs that are in order and hold no UID that another run holds. */
    void add(List<Run> runs) {
        var fresh = new ArrayList<Run>();
        for (Run run : runs) {
            if (!fresh.isEmpty() && fresh.getLast().continuedBy(run)) {
                fresh.add(fresh.removeLast().with(run));
            } else if (!carriesOn(run)) {
                fresh.add(run);
            }
        }
        makeRoom(size + fresh.size());
        int end = size;
        int hole = size + fresh.size();
        for (Run run : fresh.reversed()) {
            int place = floor(run.source(), end) + 1;
            move(place, hole - (end - place), end - place);
            hole -= end - place + 1;
            end = place;
            set(hole, run);
        }
        size += fresh.size();
    }

    /** This table under later runs, which are in order: what they hold counts, and of the table what is left. */
    RunTable under(List<Run> later) {
        var both = new RunTable();
        both.makeRoom(size + 2 * later.size());
        int next = 0;
        for (int place = 0; place < size; place++) {
            Run rest = get(place);
            while (next < later.size() && later.get(next).source() <= rest.source()) {
                both.append(later.get(next++));
            }
            long begin = next == 0 ? rest.source() : Math.max(rest.source(), later.get(next - 1).end());
            while (next < later.size() && later.get(next).source() < rest.end()) {
                Run over = later.get(next++);
                both.appendPart(rest, begin, over.source());
                both.append(over);
                begin = over.end();
            }
            both.appendPart(rest, begin, rest.end());
        }
        later.subList(next, later.size()).forEach(both::append);
        return both;
    }

    private void appendPart(Run run, long begin, long end) {
        if (begin < end) {
            append(new Run(run.fate(), begin, end - begin,
                    run.target() == 0 ? 0 : run.target() + begin - run.source()));
        }
    }

    private void append(Run run) {
        if (size > 0 && get(size - 1).continuedBy(run)) {
            set(size - 1, get(size - 1).with(run));
        } else {
            makeRoom(size + 1);
            set(size++, run);
        }
    }

    private boolean carriesOn(Run run) {
        int before = floor(run.source());
        boolean carries = before >= 0 && get(before).continuedBy(run);
        if (carries) {
            set(before, get(before).with(run));
        }
        return carries;
    }

    private int floor(long uid) {
        return floor(uid, size);
    }

    /** The last place before {@code end} that begins at the UID or before it; -1 if there is none. */
    private int floor(long uid, int end) {
        int place = Arrays.binarySearch(from, 0, end, uid);
        return place >= 0 ? place : -place - 2;
    }

    private void set(int place, Run run) {
        from[place] = run.source();
        to[place] = run.target();
        length[place] = Math.toIntExact(run.length());
        fate[place] = (byte) run.fate().code();
    }

    private void move(int place, int into, int count) {
        System.arraycopy(from, place, from, into, count);
        System.arraycopy(to, place, to, into, count);
        System.arraycopy(length, place, length, into, count);
        System.arraycopy(fate, place, fate, into, count);
    }

    private void makeRoom(int needed) {
        if (needed > from.length) {
            int room = Math.max(needed, from.length + (from.length >> 1));
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            length = Arrays.copyOf(length, room);
            fate = Arrays.copyOf(fate, room);
        }
    }
}
