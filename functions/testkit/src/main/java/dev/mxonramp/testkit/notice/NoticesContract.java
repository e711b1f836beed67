package dev.mxonramp.testkit.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.notice.Notices;
import dev.mxonramp.domain.notice.Notices.Begun;
import dev.mxonramp.domain.notice.Notices.Outcome;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link Notices} does. */
public interface NoticesContract {
    /** The clock that {@link #notices()} goes by. */
    TurnedClock clock();

    /** The port under test; the same one within a test. */
    Notices notices();

    @Test
    default void anEventIsTakenOnce() {
        assertEquals(Begun.YOURS, notices().begin("c1#CLAIM_CREATED"));
        assertEquals(Begun.AT_WORK, notices().begin("c1#CLAIM_CREATED"));
        assertEquals(Begun.YOURS, notices().begin("c1#MX_OURS"));
    }

    @Test
    default void aFinishedEventIsDoneForItsTime() {
        notices().begin("a");
        notices().finish("a", new Outcome.Sent("m-1"));
        clock().advance(Notices.KEPT.minus(Duration.ofMinutes(1)));
        assertEquals(Begun.DONE, notices().begin("a"));
        clock().advance(Duration.ofMinutes(1));
        assertEquals(Begun.YOURS, notices().begin("a"));
    }

    @Test
    default void aRefusalAndAWithheldMailAreDoneToo() {
        notices().begin("a");
        notices().finish("a", new Outcome.Refused("not verified"));
        notices().begin("b");
        notices().finish("b", new Outcome.Withheld("no mail for this"));
        assertEquals(Begun.DONE, notices().begin("a"));
        assertEquals(Begun.DONE, notices().begin("b"));
    }

    @Test
    default void whatWasGivenBackCanBeTakenAtOnce() {
        notices().begin("a");
        notices().giveBack("a");
        assertEquals(Begun.YOURS, notices().begin("a"));
    }

    @Test
    default void whoDiedAtWorkIsReplacedAfterAWhile() {
        notices().begin("a");
        clock().advance(Notices.WORKING.minus(Duration.ofSeconds(1)));
        assertEquals(Begun.AT_WORK, notices().begin("a"));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(Begun.YOURS, notices().begin("a"));
    }
}
