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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The timing wheel in memory. */
public final class InMemoryWatchStore implements WatchStore {
    private final Map<String, Watch> watches = new TreeMap<>();
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
        faults.run("WatchStore.put", () -> watches.put(place(watch.key()), watch));
    }

    @Override
    public synchronized void remove(WatchKey key) {
        faults.run("WatchStore.remove", () -> watches.remove(place(key)));
    }

    @Override
    public synchronized Page read(Slot slot, @Nullable String from, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
        return faults.call("WatchStore.read", () -> {
            List<Map.Entry<String, Watch>> rest = watches.entrySet().stream()
                    .filter(each -> each.getValue().slot().equals(slot))
                    .filter(each -> from == null || each.getKey().compareTo(from) > 0).toList();
            var page = rest.subList(0, Math.min(limit, rest.size()));
            return new Page(page.stream().map(Map.Entry::getValue).toList(),
                    page.size() < rest.size() ? page.getLast().getKey() : null);
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
        watches.put(place(watch.key()), watch);
    }

    /** Takes an entry out as part of somebody else's transaction. */
    public synchronized void leave(WatchKey key) {
        watches.remove(place(key));
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
