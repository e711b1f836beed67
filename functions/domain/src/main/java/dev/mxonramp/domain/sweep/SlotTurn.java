package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.SlotWork;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.domain.watch.WatchStore.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One slot in one tick: takes it, says what is to be looked at in which order, and notes what was, so that a tick which
 * is killed or runs out of time leaves the rest to the next one and not to the slot's next period.
 */
final class SlotTurn {
    /** What a killed tick did within this time may be done again, which is harmless. */
    static final Duration NOTED_EVERY = Duration.ofSeconds(10);

    /** Entries that are remembered as done: 8 octets each, in one item of at most 400 KB. */
    private static final int MOST_NOTED = 20_000;

    private static final int PAGE = 500;

    /** What came of taking the slot. */
    sealed interface Opened {
        /** These are to be looked at, in this order. */
        record Entries(List<Watch> watches) implements Opened {}

        /** Nothing is to be done: it is empty, or was worked for this minute. */
        record Nothing() implements Opened {}

        /** Another tick is at it; whether it will finish is not known yet. */
        record Elsewhere() implements Opened {}
    }

    private final WatchStore watches;
    private final Slot slot;
    private final Instant minute;
    private final Instant until;
    private final InstantSource clock;
    /** Looked at for this minute. */
    private final Set<Long> done = ConcurrentHashMap.newKeySet();
    /** What an earlier minute's round left behind, and is not looked at yet. */
    private final Set<Long> behind = ConcurrentHashMap.newKeySet();
    private SlotWork before = SlotWork.NONE;
    private Turn.@Nullable Yours turn;
    private Instant notedAt;

    /** @param until when the tick has ended for certain */
    SlotTurn(WatchStore watches, Slot slot, Instant minute, Instant until, InstantSource clock) {
        this.watches = watches;
        this.slot = slot;
        this.minute = minute;
        this.until = until;
        this.clock = clock;
        this.notedAt = clock.instant();
    }

    /** The first page, whoever works it: most slots are empty, and need no write. */
    WatchStore.Page peek() {
        return watches.read(slot, null, PAGE);
    }

    /** Takes the slot, and reads on only if it is ours to work. */
    Opened open(WatchStore.Page page) {
        Instant now = clock.instant();
        return switch (watches.take(slot, minute, now, until)) {
            case Turn.Worked() -> new Opened.Nothing();
            case Turn.AtWork() -> new Opened.Elsewhere();
            case Turn.Yours yours -> {
                turn = yours;
                notedAt = now;
                yield new Opened.Entries(inOrder(all(page), yours.left()));
            }
        };
    }

    private List<Watch> all(WatchStore.Page first) {
        var entries = new ArrayList<>(first.watches());
        String from = first.next();
        while (from != null) {
            WatchStore.Page page = watches.read(slot, from, PAGE);
            entries.addAll(page.watches());
            from = page.next();
        }
        return entries;
    }

    // What was left behind comes first. The rest is due again only if its period has come round meanwhile.
    private List<Watch> inOrder(List<Watch> entries, SlotWork left) {
        before = left;
        var order = new ArrayList<>(entries.stream().filter(each -> !before.done(each.key())).toList());
        if (entries.size() > MOST_NOTED) {
            // Not all of it can be remembered. By chance, nobody is always the last.
            Collections.shuffle(order);
        }
        if (minute.equals(before.minute())) {
            done.addAll(before.done());
        } else {
            order.forEach(each -> behind.add(each.key().fingerprint()));
            order.addAll(entries.stream().filter(each -> before.done(each.key())).toList());
        }
        return order;
    }

    /** An entry was looked at. */
    void looked(Watch watch) {
        long key = watch.key().fingerprint();
        done.add(key);
        behind.remove(key);
    }

    /** Notes what was done, now and then. */
    void noteIfDue() {
        Instant now = clock.instant();
        if (!now.isBefore(notedAt.plus(NOTED_EVERY))) {
            notedAt = now;
            note();
        }
    }

    /** Notes what was done: of the earlier round, until nothing of that is left behind. */
    void note() {
        boolean goesOn = !behind.isEmpty() && before.done().size() + done.size() <= MOST_NOTED;
        Stream<Long> noted = goesOn ? Stream.concat(before.done().stream(), done.stream()).distinct() : done.stream();
        watches.note(mine(), new SlotWork(goesOn && before.minute() != null ? before.minute() : minute,
                Set.copyOf(noted.limit(MOST_NOTED).toList())));
    }

    /** Everything was looked at. */
    void finish() {
        watches.finish(mine());
    }

    private Turn.Yours mine() {
        Turn.Yours mine = turn;
        if (mine == null) {
            throw new IllegalStateException("the slot " + slot + " was not taken");
        }
        return mine;
    }
}
