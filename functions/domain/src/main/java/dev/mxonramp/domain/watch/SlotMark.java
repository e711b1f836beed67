package dev.mxonramp.domain.watch;

import dev.mxonramp.domain.watch.WatchStore.Turn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of a slot, and what it means for whoever wants to work it; stores write it under the condition that
 * nobody wrote in between.
 *
 * @param minute the minute for which the slot is or was worked
 * @param until the end of the right to work it, null once the work is finished
 * @param work what was done so far
 */
public record SlotMark(Instant minute, @Nullable Instant until, SlotWork work) {
    /** Who works the slot if it is wanted now. */
    public static Turn turn(Optional<SlotMark> known, Slot slot, Instant wanted, Instant now, Instant until) {
        Instant minute = wanted.truncatedTo(ChronoUnit.MINUTES);
        Instant end = until.truncatedTo(ChronoUnit.MILLIS);
        if (known.isEmpty()) {
            return new Turn.Yours(slot, minute, end, SlotWork.NONE);
        }
        SlotMark mark = known.get();
        Instant held = mark.until;
        if (mark.minute.isAfter(minute) || (held == null && mark.minute.equals(minute))) {
            return new Turn.Worked();
        }
        if (held != null && held.isAfter(now)) {
            return new Turn.AtWork();
        }
        return new Turn.Yours(slot, minute, end, held == null ? SlotWork.NONE : mark.work);
    }

    /** What is kept once a turn was taken. Work that was done for an earlier minute is kept until there is newer. */
    public static SlotMark of(Turn.Yours turn) {
        return new SlotMark(turn.minute(), turn.until(), turn.left());
    }

    /** Whether the turn still stands. */
    public boolean heldBy(Turn.Yours turn) {
        return minute.equals(turn.minute()) && turn.until().equals(until);
    }
}
