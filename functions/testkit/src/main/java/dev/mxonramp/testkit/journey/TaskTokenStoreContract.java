package dev.mxonramp.testkit.journey;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TaskTokenStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TaskTokenStore} does. */
public interface TaskTokenStoreContract {
    /** The port under test; the same one within a test. */
    TaskTokenStore tokens();

    private static TaskToken token(String start) {
        return new TaskToken(start + "+/=".repeat(300));
    }

    @Test
    default void withoutATokenNothingIsFoundAndRemovalDoesNothing() {
        assertEquals(Optional.empty(), tokens().find(key(), AwaitStep.MX));
        tokens().remove(key(), AwaitStep.MX, token("a"));
    }

    @Test
    default void theNewestTokenOfAStepCounts() {
        tokens().put(key(), AwaitStep.OWNERSHIP, token("a"));
        tokens().put(key(), AwaitStep.OWNERSHIP, token("b"));
        assertEquals(Optional.of(token("b")), tokens().find(key(), AwaitStep.OWNERSHIP));
    }

    @Test
    default void stepsAndClaimsHaveTheirOwn() {
        var other = new ClaimKey(OTHER, ACME);
        for (AwaitStep step : AwaitStep.values()) {
            tokens().put(key(), step, token(step.name()));
            tokens().put(other, step, token("other" + step));
        }
        for (AwaitStep step : AwaitStep.values()) {
            assertEquals(Optional.of(token(step.name())), tokens().find(key(), step));
            assertEquals(Optional.of(token("other" + step)), tokens().find(other, step));
        }
    }

    @Test
    default void removedTokenIsGoneAndRemovalMayBeRepeated() {
        tokens().put(key(), AwaitStep.MX, token("a"));
        tokens().remove(key(), AwaitStep.MX, token("a"));
        tokens().remove(key(), AwaitStep.MX, token("a"));
        assertEquals(Optional.empty(), tokens().find(key(), AwaitStep.MX));
    }

    @Test
    default void anotherTokenInItsPlaceStays() {
        tokens().put(key(), AwaitStep.MX, token("new"));
        tokens().remove(key(), AwaitStep.MX, token("old"));
        assertEquals(Optional.of(token("new")), tokens().find(key(), AwaitStep.MX));
    }
}
