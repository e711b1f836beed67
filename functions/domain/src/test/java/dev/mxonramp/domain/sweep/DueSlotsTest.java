package dev.mxonramp.domain.sweep;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueSlotsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theFirstTickWorksItsOwnMinute() {
        DueSlots due = DueSlots.at(NOW, Optional.empty(), 2);
        assertEquals(new HashSet<>(Slot.due(NOW, 2)), due.slots().keySet());
        assertEquals(MINUTE, due.cursor());
    }

    @Test
    void aSecondTickOfTheMinuteMovesNothing() {
        assertNull(DueSlots.at(NOW, Optional.of(MINUTE), 2).cursor());
    }

    @Test
    void aShortOutageIsCaughtUpAtOnce() {
        DueSlots due = DueSlots.at(NOW, Optional.of(MINUTE.minus(Duration.ofMinutes(10))), 1);
        assertEquals(MINUTE, due.cursor());
        assertEquals(10, due.slots().keySet().stream().filter(slot -> slot.tier() == Tier.DAY).count());
        assertEquals(1, due.slots().keySet().stream().filter(slot -> slot.tier() == Tier.MINUTE).count());
    }

    @Test
    void aLongOutageIsCaughtUpInSteps() {
        Instant cursor = MINUTE.minus(Duration.ofHours(5));
        int ticks = 0;
        while (cursor.isBefore(MINUTE)) {
            DueSlots due = DueSlots.at(NOW, Optional.of(cursor), 1);
            assertTrue(due.slots().size() <= 5 * (2 * DueSlots.CATCH_UP + 2), "a stampede of " + due.slots().size());
            cursor = requireNonNull(due.cursor());
            ticks++;
        }
        assertEquals(10, ticks);
    }

    @Test
    void aSlotThatNeverFinishesBlindsTheCatchUpToNothing() {
        Instant stuck = MINUTE.minus(Duration.ofHours(20));
        var worked = new HashSet<Slot>();
        for (int tick = 0; tick < 48; tick++) {
            DueSlots due = DueSlots.at(NOW.plus(Duration.ofMinutes(tick)), Optional.of(stuck), 1);
            assertEquals(stuck.plus(Duration.ofMinutes(DueSlots.CATCH_UP + 1)), due.cursor());
            assertTrue(due.slots().size() <= 5 * (2 * DueSlots.CATCH_UP + 2), "a stampede of " + due.slots().size());
            worked.addAll(due.slots().keySet());
        }
        for (Instant minute = stuck.plusSeconds(60); !minute.isAfter(MINUTE); minute = minute.plusSeconds(60)) {
            assertTrue(worked.containsAll(Slot.due(minute, 1)), "nobody looks at " + minute);
        }
    }

    @Test
    void anOutageOfWeeksCoversEverySlotWithinADay() {
        DueSlots due = DueSlots.at(NOW, Optional.of(MINUTE.minus(Duration.ofDays(20))), 1);
        assertTrue(requireNonNull(due.cursor()).isAfter(MINUTE.minus(Duration.ofDays(1))));
    }

    @Test
    void aSlotIsWorkedForItsLatestMinute() {
        DueSlots due = DueSlots.at(NOW, Optional.of(MINUTE.minus(Duration.ofMinutes(12))), 1);
        due.slots().forEach((slot, minute) -> {
            if (slot.tier() == Tier.FIVE_MINUTES) {
                assertTrue(minute.isAfter(MINUTE.minus(Duration.ofMinutes(5))), slot + " " + minute);
            }
        });
    }
}
