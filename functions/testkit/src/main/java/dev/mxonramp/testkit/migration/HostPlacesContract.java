package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.HostPlaces;
import dev.mxonramp.testkit.fault.Race;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every keeper of places at old servers does. */
public interface HostPlacesContract {
    /** How long the contract's places last. */
    Duration MINUTE = Duration.ofMinutes(1);

    /** One without anybody at any place, on this clock. */
    HostPlaces places(TurnedClock clock);

    @Test
    default void thereAreAsManyPlacesAsSaid() {
        HostPlaces places = places(new TurnedClock());
        assertEquals(OptionalInt.of(0), places.take("imap.a.test", 2, "one", MINUTE));
        assertEquals(OptionalInt.of(1), places.take("imap.a.test", 2, "two", MINUTE));
        assertEquals(OptionalInt.empty(), places.take("imap.a.test", 2, "three", MINUTE));
        assertEquals(OptionalInt.of(0), places.take("imap.b.test", 2, "three", MINUTE));
    }

    @Test
    default void placeThatIsLeftIsFreeForOthers() {
        HostPlaces places = places(new TurnedClock());
        int mine = places.take("imap.a.test", 1, "one", MINUTE).orElseThrow();
        places.leave("imap.a.test", mine, "two");
        assertTrue(places.take("imap.a.test", 1, "two", MINUTE).isEmpty());
        places.leave("imap.a.test", mine, "one");
        places.leave("imap.a.test", mine, "one");
        assertTrue(places.take("imap.a.test", 1, "two", MINUTE).isPresent());
    }

    @Test
    default void placeThatIsKeptOutlivesItsTime() {
        var clock = new TurnedClock();
        HostPlaces places = places(clock);
        int mine = places.take("imap.a.test", 1, "one", MINUTE).orElseThrow();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(50));
            assertTrue(places.keep("imap.a.test", mine, "one", MINUTE));
        }
        assertTrue(places.take("imap.a.test", 1, "two", MINUTE).isEmpty());
    }

    @Test
    default void timeEndsAPlace() {
        var clock = new TurnedClock();
        HostPlaces places = places(clock);
        int mine = places.take("imap.a.test", 1, "one", MINUTE).orElseThrow();
        clock.advance(MINUTE);
        assertEquals(OptionalInt.of(mine), places.take("imap.a.test", 1, "two", MINUTE));
        assertFalse(places.keep("imap.a.test", mine, "one", MINUTE));
        places.leave("imap.a.test", mine, "one");
        assertTrue(places.keep("imap.a.test", mine, "two", MINUTE));
    }

    @Test
    default void ofManyAtOnceNoMoreGetInThanThereArePlaces() {
        HostPlaces places = places(new TurnedClock());
        List<OptionalInt> taken = Race.of(8, rival -> places.take("imap.a.test", 3, "worker " + rival, MINUTE));
        List<Integer> numbers = taken.stream().filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).sorted()
                .toList();
        assertEquals(numbers.stream().distinct().toList(), numbers);
        assertTrue(!numbers.isEmpty() && numbers.size() <= 3, numbers::toString);
    }
}
