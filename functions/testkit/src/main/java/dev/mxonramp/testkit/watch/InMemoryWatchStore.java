package dev.mxonramp.testkit.watch;

import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.SlotMark;
import dev.mxonramp.domain.watch.SlotWork;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.testkit.fault.Faults;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The timing wheel in memory. */
public final class InMemoryWatchStore implements WatchStore {
    private final Map<String, Watch> watches = new TreeMap<>();
    private final Map<Slot, NavigableMap<String, Watch>> bySlot = new HashMap<>();
    private final Map<Slot, SlotMark> marks = new HashMap<>();
    private final Faults faults;
    private @Nullable Instant cursor;

    public InMemoryWatchStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryWatchStore() {
        this(Faults.none());
    }

    @Override
    public synchronized void put(Watch watch) {
        faults.run("WatchStore.put", () -> enter(watch));
    }

    @Override
    public synchronized void remove(WatchKey key) {
        faults.run("WatchStore.remove", () -> leave(key));
    }

    @Override
    public synchronized Page read(Slot slot, @Nullable String from, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
        return faults.call("WatchStore.read", () -> {
            NavigableMap<String, Watch> all = bySlot.getOrDefault(slot, new TreeMap<>());
            NavigableMap<String, Watch> rest = from == null ? all : all.tailMap(from, false);
            var page = rest.entrySet().stream().limit(limit).toList();
            boolean more = !page.isEmpty() && !page.getLast().getKey().equals(rest.lastKey());
            return new Page(page.stream().map(Map.Entry::getValue).toList(), more ? page.getLast().getKey() : null);
        });
    }

    @Override
    public synchronized Turn take(Slot slot, Instant minute, Instant now, Instant until) {
        return faults.call("WatchStore.take", () -> {
            Turn turn = SlotMark.turn(Optional.ofNullable(marks.get(slot)), slot, minute, now, until);
            if (turn instanceof Turn.Yours yours) {
                marks.put(slot, SlotMark.of(yours));
            }
            return turn;
        });
    }

    @Override
    public synchronized void note(Turn.Yours turn, SlotWork work) {
        faults.run("WatchStore.note", () -> replace(turn, new SlotMark(turn.minute(), turn.until(), work)));
    }

    @Override
    public synchronized void finish(Turn.Yours turn) {
        faults.run("WatchStore.finish", () -> replace(turn, new SlotMark(turn.minute(), null, SlotWork.NONE)));
    }

    private void replace(Turn.Yours turn, SlotMark mark) {
        marks.computeIfPresent(turn.slot(), (slot, known) -> known.heldBy(turn) ? mark : known);
    }

    @Override
    public synchronized Optional<Instant> cursor() {
        return faults.call("WatchStore.cursor", () -> Optional.ofNullable(cursor));
    }

    @Override
    public synchronized void advance(Instant minute) {
        faults.run("WatchStore.advance", () -> {
            Instant wanted = minute.truncatedTo(ChronoUnit.MINUTES);
            if (cursor == null || cursor.isBefore(wanted)) {
                cursor = wanted;
            }
        });
    }

    /** Puts an entry as part of somebody else's transaction, whose faults are its own. */
    public synchronized void enter(Watch watch) {
        leave(watch.key());
        String place = place(watch.key());
        watches.put(place, watch);
        bySlot.computeIfAbsent(watch.slot(), _ -> new TreeMap<>()).put(place, watch);
    }

    /** Takes an entry out as part of somebody else's transaction. */
    public synchronized void leave(WatchKey key) {
        Watch known = watches.remove(place(key));
        if (known != null) {
            bySlot.getOrDefault(known.slot(), new TreeMap<>()).remove(place(key));
        }
    }

    /** The entry of a thing, for assertions. */
    public synchronized Optional<Watch> find(WatchKey key) {
        return Optional.ofNullable(watches.get(place(key)));
    }

    private static String place(WatchKey key) {
        return switch (key) {
            case WatchKey.OfClaim claim -> claim.account() + "#C#" + claim.claim().domain();
            case WatchKey.OfSource source -> source.account() + "#S#" + source.mailbox();
        };
    }
}
