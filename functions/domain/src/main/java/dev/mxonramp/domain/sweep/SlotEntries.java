package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.watch.Watch;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The entries of a slot that is worked, and how many of them are left. */
final class SlotEntries {
    /**
     * One of them.
     *
     * @param tries how often it had to go back into the line
     */
    record Entry(SlotEntries slot, Watch watch, int tries) {
        AccountId account() {
            return watch.key().account();
        }

        Entry again() {
            return new Entry(slot, watch, tries + 1);
        }
    }

    private final SlotTurn turn;
    private final Instant minute;
    private final AtomicInteger left;

    SlotEntries(SlotTurn turn, Instant minute, int size) {
        this.turn = turn;
        this.minute = minute;
        this.left = new AtomicInteger(size);
    }

    Entry entry(Watch watch) {
        return new Entry(this, watch, 0);
    }

    SlotTurn turn() {
        return turn;
    }

    /** The minute of the clock that it is worked for. */
    Instant minute() {
        return minute;
    }

    int left() {
        return left.get();
    }

    /** An entry was looked at; with the last one the slot is finished. */
    void looked(Watch watch) {
        turn.looked(watch);
        if (left.decrementAndGet() == 0) {
            turn.finish();
        }
    }
}
