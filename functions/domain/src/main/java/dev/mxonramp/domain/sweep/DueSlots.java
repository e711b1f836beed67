package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.watch.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tick works: the slots of its own minute, and some of those that earlier ticks missed, each slot once.
 *
 * @param slots with the latest of its minutes that is due
 * @param cursor the minute up to which everything is worked once these slots are; null if nothing is to be moved
 */
record DueSlots(Map<Slot, Instant> slots, @Nullable Instant cursor) {
    /**
     * Missed minutes that one tick works beside its own, next to the cursor and again further on: an outage is caught up
     * without a stampede.
     */
    static final int CATCH_UP = 30;

    /** Older minutes need no catching up: their slots have come round since. */
    private static final Duration ROUND = Duration.ofDays(1);

    DueSlots {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    static DueSlots at(Instant now, Optional<Instant> cursor, int shards) {
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        var slots = new LinkedHashMap<Slot, Instant>();
        addMinute(slots, current, shards);
        Instant oldest = current.minus(ROUND).plus(1, ChronoUnit.MINUTES);
        Instant first = cursor.map(last -> last.plus(1, ChronoUnit.MINUTES)).orElse(current);
        first = first.isBefore(oldest) ? oldest : first;
        if (first.isAfter(current)) {
            return new DueSlots(slots, null);
        }
        Instant last = first.plus(CATCH_UP, ChronoUnit.MINUTES);
        last = last.isAfter(current) ? current : last;
        addPart(slots, last, current, shards);
        for (Instant minute = last; !minute.isBefore(first); minute = minute.minus(1, ChronoUnit.MINUTES)) {
            addMinute(slots, minute, shards);
        }
        return new DueSlots(slots, last);
    }

    // A slot that never finishes holds the cursor for a day. What lies beyond its reach is divided into parts, of which
    // each tick works the next, so that every minute has its turn within 48 ticks.
    private static void addPart(Map<Slot, Instant> slots, Instant after, Instant current, int shards) {
        long parts = ROUND.toMinutes() / CATCH_UP;
        long part = Math.floorMod(epochMinute(current), parts);
        Instant minute = current.minus(1, ChronoUnit.MINUTES);
        for (; minute.isAfter(after); minute = minute.minus(1, ChronoUnit.MINUTES)) {
            if (Math.floorMod(Math.floorDiv(epochMinute(minute), CATCH_UP), parts) == part) {
                addMinute(slots, minute, shards);
            }
        }
    }

    private static long epochMinute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    // Latest minute first: a slot that came round several times is worked once.
    private static void addMinute(Map<Slot, Instant> slots, Instant minute, int shards) {
        Slot.due(minute, shards).forEach(slot -> slots.putIfAbsent(slot, minute));
    }
}
