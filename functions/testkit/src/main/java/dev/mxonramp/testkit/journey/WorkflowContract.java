package dev.mxonramp.testkit.journey;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.journey.Workflow.Delivery;
import dev.mxonramp.domain.journey.Workflow.Start;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.name.MailAddress;
import org.junit.jupiter.api.Test;

/** What every {@link Workflow} does. */
public interface WorkflowContract {
    /** The port under test; the same one within a test. */
    Workflow workflow();

    /** A token that a step waits with. */
    TaskToken waiting();

    /** How many executions there are, of both machines. */
    int executions();

    private static PassKey pass(String local, int number) {
        return new PassKey(ACCOUNT, new MailAddress(local, ACME), number);
    }

    @Test
    default void startingTwiceLeavesOneExecution() {
        assertEquals(Start.STARTED, workflow().startOnboarding(key(), "c1", 1));
        var _ = workflow().startOnboarding(key(), "c1", 1);
        assertEquals(Start.STARTED, workflow().startPass(pass("ann", 1)));
        var _ = workflow().startPass(pass("ann", 1));
        assertEquals(2, executions());
    }

    @Test
    default void everyAttemptAndEveryPassIsAnExecution() {
        workflow().startOnboarding(key(), "c1", 1);
        workflow().startOnboarding(key(), "c1", 2);
        workflow().startOnboarding(key(), "c2", 1);
        workflow().startPass(pass("ann", 1));
        workflow().startPass(pass("ann", 2));
        workflow().startPass(pass("o'neil+#1&%", 1));
        workflow().startPass(new PassKey(OTHER, new MailAddress("x".repeat(64), ACME), 1));
        assertEquals(7, executions());
    }

    @Test
    default void tokenIsDeliveredOnce() {
        TaskToken token = waiting();
        assertEquals(Delivery.DELIVERED, workflow().succeed(token));
        assertEquals(Delivery.STALE, workflow().succeed(token));
        assertEquals(Delivery.STALE, workflow().fail(token, "ClaimExpired", "It is over."));
    }

    @Test
    default void failureIsDeliveredOnce() {
        TaskToken token = waiting();
        assertEquals(Delivery.DELIVERED, workflow().fail(token, "ClaimExpired", "Nach 30 Tagen ohne Nachweis."));
        assertEquals(Delivery.STALE, workflow().succeed(token));
    }

    @Test
    default void tokenThatNobodyWaitsWithIsStale() {
        assertEquals(Delivery.STALE, workflow().succeed(new TaskToken("nobody")));
        assertEquals(Delivery.STALE, workflow().fail(new TaskToken("nobody"), "ClaimExpired", "It is over."));
    }
}
