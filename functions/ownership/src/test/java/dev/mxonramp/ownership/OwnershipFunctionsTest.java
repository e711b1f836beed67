package dev.mxonramp.ownership;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.StepFailure;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnershipFunctionsTest {
    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");
    private final RouteFunction route = new RouteFunction(world.updates);
    private final FailFunction fail = new FailFunction(new StepFailure(world.updates, world.announcer, world.clock));

    @Test
    void routeSaysTheStoredPhase() {
        assertEquals(Map.of("phase", "AWAIT_OWNERSHIP"), route.run(input(Map.of()), Deadline.none()));
    }

    @Test
    void routeOfADeletedClaimEndsTheExecution() {
        world.claims.delete(acme);
        assertEquals(Map.of("phase", "DONE"), route.run(input(Map.of()), Deadline.none()));
    }

    @Test
    void awaitStoresTheToken() {
        var token = new TaskToken("t-1");
        world.workflow.await(token);
        new AwaitOwnershipFunction(world.await).run(input(Map.of("token", "t-1")), Deadline.none());
        assertEquals(token, world.tokens.find(acme, AwaitStep.OWNERSHIP).orElseThrow());
    }

    @Test
    void awaitOfADeletedClaimEndsAtOnce() {
        world.claims.delete(acme);
        world.workflow.await(new TaskToken("t-1"));
        new AwaitOwnershipFunction(world.await).run(input(Map.of("token", "t-1")), Deadline.none());
        assertEquals(1, world.workflow.completions().size());
    }

    @Test
    void ourOwnFailuresSpeakToPeople() {
        failed("dev.mxonramp.domain.journey.TransientFailure",
                "{\"errorMessage\":\"The mail host is down.\",\"errorType\":\"x\",\"stackTrace\":[\"at y\"]}");
        assertEquals("The mail host is down.", requireNonNull(world.claim(acme).failure()).cause());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.STEP_FAILED), world.told(acme));
    }

    @Test
    void whatAnotherExceptionSaysIsNeverShown() {
        failed("java.lang.IllegalStateException", "{\"errorMessage\":\"password hunter2\"}");
        String shown = requireNonNull(world.claim(acme).failure()).toString() + world.events.published();
        assertFalse(shown.contains("hunter2"), shown);
    }

    @Test
    void aTimeoutIsNamed() {
        failed("States.Timeout", "");
        assertEquals("The step did not end in time. Resume it; if this happens again, tell the operator.",
                requireNonNull(world.claim(acme).failure()).cause());
    }

    @Test
    void theFirstFailureStays() {
        failed("States.Timeout", "");
        failed("java.lang.IllegalStateException", "");
        assertEquals("States.Timeout", requireNonNull(world.claim(acme).failure()).error());
    }

    private void failed(String error, String cause) {
        fail.run(input(Map.of("step", "Provision", "error", error, "cause", cause)), Deadline.none());
    }

    private Map<String, @Nullable Object> input(Map<String, String> more) {
        var input = new HashMap<String, @Nullable Object>(more);
        input.put("account", acme.account().value());
        input.put("domain", acme.domain().ascii());
        return input;
    }
}
