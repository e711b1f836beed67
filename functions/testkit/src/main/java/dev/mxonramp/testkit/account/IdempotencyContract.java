package dev.mxonramp.testkit.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Idempotency.Begun;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Idempotency} does. */
public interface IdempotencyContract {
    /** The clock that {@link #idempotency()} goes by. */
    TurnedClock clock();

    /** The port under test; the same one within a test. */
    Idempotency idempotency();

    private static Idempotency.RequestKey key(String key) {
        return new Idempotency.RequestKey(new Idempotency.Sender.OfNetwork("192.0.2.1"), "POST /v1/things", key);
    }

    private static SecretHash content(String body) {
        return SecretHash.of(body);
    }

    private static Idempotency.Answer answer() {
        return new Idempotency.Answer(201, Map.of("content-type", "application/json"), "{\"n\":\"ä\"}");
    }

    @Test
    default void keyIsTakenOnce() {
        assertEquals(new Begun.First(), idempotency().begin(key("a"), content("x")));
        assertEquals(new Begun.AtWork(), idempotency().begin(key("a"), content("x")));
        assertEquals(new Begun.First(), idempotency().begin(key("b"), content("x")));
    }

    @Test
    default void answerIsGivenAgainForADay() {
        idempotency().begin(key("a"), content("x"));
        idempotency().finish(key("a"), content("x"), answer());
        clock().advance(Idempotency.KEPT.minusSeconds(1));
        assertEquals(new Begun.Replay(answer()), idempotency().begin(key("a"), content("x")));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(new Begun.First(), idempotency().begin(key("a"), content("x")));
    }

    @Test
    default void answerWithASecretIsNotKept() {
        idempotency().begin(key("a"), content("x"));
        idempotency().finishWithheld(key("a"), content("x"));
        assertEquals(new Begun.Withheld(), idempotency().begin(key("a"), content("x")));
    }

    @Test
    default void otherContentUnderTheSameKeyIsTold() {
        idempotency().begin(key("a"), content("x"));
        assertEquals(new Begun.OtherRequest(), idempotency().begin(key("a"), content("y")));
        idempotency().finish(key("a"), content("x"), answer());
        assertEquals(new Begun.OtherRequest(), idempotency().begin(key("a"), content("y")));
    }

    @Test
    default void abandonedKeyMayBeUsedAgainEvenWithOtherContent() {
        idempotency().begin(key("a"), content("x"));
        idempotency().abandon(key("a"), content("x"));
        assertEquals(new Begun.First(), idempotency().begin(key("a"), content("y")));
    }

    @Test
    default void deadRequestIsTakenOver() {
        idempotency().begin(key("a"), content("x"));
        clock().advance(Idempotency.WORKING);
        assertEquals(new Begun.First(), idempotency().begin(key("a"), content("x")));
    }

    @Test
    default void abandoningADoneRequestChangesNothing() {
        idempotency().begin(key("a"), content("x"));
        idempotency().finish(key("a"), content("x"), answer());
        idempotency().abandon(key("a"), content("x"));
        assertEquals(new Begun.Replay(answer()), idempotency().begin(key("a"), content("x")));
    }

    @Test
    default void sendersAndRoutesDoNotMeet() {
        var account = new Idempotency.Sender.OfAccount(new AccountId("a" + "b".repeat(26)));
        idempotency().begin(key("a"), content("x"));
        assertEquals(new Begun.First(), idempotency()
                .begin(new Idempotency.RequestKey(account, "POST /v1/things", "a"), content("x")));
        assertEquals(new Begun.First(), idempotency()
                .begin(new Idempotency.RequestKey(key("a").sender(), "POST /v1/others", "a"), content("x")));
    }
}
