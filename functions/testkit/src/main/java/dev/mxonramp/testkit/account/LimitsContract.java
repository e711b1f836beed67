package dev.mxonramp.testkit.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.Limits.Limit;
import dev.mxonramp.domain.account.Limits.Verdict;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Limits} does. */
public interface LimitsContract {
    /** The clock that {@link #limits()} goes by. */
    TurnedClock clock();

    /** Empty counters; the same ones within a test. */
    Limits limits();

    /** The limit that these tests use. */
    Limit THREE = new Limit("test", 3, Duration.ofMinutes(10));

    @Test
    default void countsUpToTheLimit() {
        for (int i = 0; i < 3; i++) {
            assertEquals(new Verdict.Within(), limits().count(THREE, "x"));
        }
        clock().advance(Duration.ofMinutes(4));
        assertEquals(new Verdict.Exceeded(Duration.ofMinutes(6)), limits().count(THREE, "x"));
        assertEquals(new Verdict.Within(), limits().count(THREE, "y"));
        assertEquals(new Verdict.Within(), limits().count(new Limit("other", 3, Duration.ofMinutes(10)), "x"));
    }

    @Test
    default void windowBeginsWithTheFirstCount() {
        limits().count(THREE, "x");
        clock().advance(Duration.ofMinutes(9));
        limits().count(THREE, "x");
        limits().count(THREE, "x");
        assertEquals(new Verdict.Exceeded(Duration.ofMinutes(1)), limits().count(THREE, "x"));
        clock().advance(Duration.ofMinutes(1));
        assertEquals(new Verdict.Within(), limits().count(THREE, "x"));
    }

    @Test
    default void givenBackCountMayBeUsedAgain() {
        for (int i = 0; i < 3; i++) {
            limits().count(THREE, "x");
        }
        limits().giveBack(THREE, "x");
        assertEquals(new Verdict.Within(), limits().count(THREE, "x"));
        assertEquals(new Verdict.Exceeded(Duration.ofMinutes(10)), limits().count(THREE, "x"));
    }

    @Test
    default void givingBackWhatWasNotCountedAllowsNoMore() {
        limits().giveBack(THREE, "x");
        limits().count(THREE, "x");
        limits().giveBack(THREE, "x");
        limits().giveBack(THREE, "x");
        for (int i = 0; i < 3; i++) {
            assertEquals(new Verdict.Within(), limits().count(THREE, "x"));
        }
        assertEquals(new Verdict.Exceeded(THREE.window()), limits().count(THREE, "x"));
    }

    @Test
    default void manyAtOnceGetNoMoreThanTheLimit() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Verdict> count = () -> limits().count(THREE, "x");
            long within = pool.invokeAll(Stream.generate(() -> count).limit(8).toList()).stream()
                    .map(Future::resultNow).filter(Verdict.Within.class::isInstance).count();
            assertEquals(3, within);
        }
    }
}
