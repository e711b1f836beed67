package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.states.FunctionInvoker.Invoked;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real onboarding definition, with scripted functions on a turned clock. */
class OnboardingTest {
    private static final String TRANSIENT = "dev.mxonramp.domain.journey.TransientFailure";
    private static final String PERMANENT = "dev.mxonramp.domain.journey.PermanentFailure";
    private static final List<String> WHOLE = List.of("RouteFunction", "AwaitOwnershipFunction", "ProvisionFunction",
            "AwaitMailboxesFunction", "AwaitMxFunction", "ClientSetUpFunction", "ResidualFunction", "ResidualFunction",
            "LaunchFunction", "AwaitCertificateFunction", "ReportFunction");

    private final TurnedTimeline timeline = new TurnedTimeline(Instant.parse("2026-11-23T08:00:00Z"));
    private final Map<String, String> tokens = new HashMap<>();
    private final ScriptedFunctions functions = new ScriptedFunctions();
    private final Wiring wiring = RealTemplate.wiring();
    private final StateMachines machines = new StateMachines(wiring, functions, timeline, new Random(1));

    OnboardingTest() {
        functions.on("RouteFunction", "{\"phase\":\"AWAIT_OWNERSHIP\"}");
        for (String name : List.of("ProvisionFunction", "ClientSetUpFunction", "LaunchFunction", "ReportFunction",
                "FailFunction")) {
            functions.on(name, "{}");
        }
        for (String step : List.of("AwaitOwnershipFunction", "AwaitMailboxesFunction", "AwaitMxFunction",
                "AwaitCertificateFunction")) {
            functions.on(step, event -> {
                tokens.put(step, String.valueOf(event.get("token")));
                return Invoked.answer("{}");
            });
        }
        functions.on("ResidualFunction", "{\"passed\":true,\"until\":\"2026-11-23T08:00:00Z\"}");
        functions.once("ResidualFunction", event -> Invoked.answer(
                "{\"passed\":false,\"until\":\"" + timeline.instant().plus(Duration.ofHours(2)) + "\"}"));
    }

    @Test
    void theWholePath() {
        String arn = start("c1-1");
        play(arn, Duration.ofMinutes(1));
        assertEquals(Status.SUCCEEDED, machines.describeExecution(arn).status());
        assertEquals(WHOLE, functions.calls());
    }

    @Test
    void waitingMakesNoTransition() {
        String minute = start("c1-1");
        play(minute, Duration.ofMinutes(1));
        functions.once("ResidualFunction", event -> Invoked.answer(
                "{\"passed\":false,\"until\":\"" + timeline.instant().plus(Duration.ofHours(2)) + "\"}"));
        String days = start("c2-1");
        play(days, Duration.ofDays(6));
        int ofMinute = machines.describeExecution(minute).transitions();
        int ofDays = machines.describeExecution(days).transitions();
        System.out.println("state transitions of a claim that waits 1 minute: " + ofMinute + ", 6 days: " + ofDays);
        assertEquals(ofMinute, ofDays);
        assertEquals(16, ofDays);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RouteFunction", "AwaitOwnershipFunction", "ProvisionFunction", "AwaitMailboxesFunction",
            "AwaitMxFunction", "ClientSetUpFunction", "ResidualFunction", "LaunchFunction", "AwaitCertificateFunction",
            "ReportFunction"})
    void aTaskThatFailsTransientlyTwiceGoesOn(String name) {
        functions.failing(name, TRANSIENT, 1).failing(name, "Lambda.Unknown", 1);
        if (name.equals("ResidualFunction")) {
            functions.once(name, event -> Invoked.answer("{\"passed\":true,\"until\":\"2026-11-23T08:00:00Z\"}"));
        }
        String arn = start("c1-1");
        play(arn, Duration.ofMinutes(10));
        assertEquals(Status.SUCCEEDED, machines.describeExecution(arn).status());
    }

    @ParameterizedTest
    @CsvSource({"RouteFunction, Route", "AwaitOwnershipFunction, AwaitOwnership", "ProvisionFunction, Provision",
            "AwaitMailboxesFunction, AwaitMailboxes", "AwaitMxFunction, AwaitMx", "ClientSetUpFunction, SetUpClients",
            "ResidualFunction, Residual", "LaunchFunction, LaunchFinal", "AwaitCertificateFunction, AwaitCertificate",
            "ReportFunction, Report"})
    void aTaskThatFailsForGoodIsRecorded(String name, String step) {
        var recorded = new HashMap<String, Object>();
        functions.on(name, event -> ScriptedFunctions.error(PERMANENT));
        functions.on("FailFunction", event -> {
            event.forEach((member, value) -> recorded.put(member, String.valueOf(value)));
            return Invoked.answer("{}");
        });
        String arn = start("c1-1");
        play(arn, Duration.ofMinutes(1));
        ExecutionView view = machines.describeExecution(arn);
        assertEquals(Status.FAILED, view.status());
        assertEquals("OnboardingFailed", view.error());
        assertEquals(Map.of("account", "a1", "domain", "acme.test", "step", step, "error", PERMANENT, "cause",
                "{\"errorMessage\":\"scripted\",\"errorType\":\"" + PERMANENT + "\"}"), recorded);
    }

    @Test
    void aTokenCompletedTwiceIsTaskTimedOut() {
        start("c1-1");
        timeline.advance(Duration.ofMinutes(1));
        String token = token("AwaitOwnershipFunction");
        machines.sendTaskSuccess(token, "{}");
        var twice = assertThrows(StatesException.class, () -> machines.sendTaskSuccess(token, "{}"));
        assertEquals("TaskTimedOut", twice.type());
        timeline.settle();
        assertThrows(StatesException.class, () -> machines.sendTaskFailure(token, "ClaimExpired", ""));
        assertEquals(1, functions.calls().stream().filter("ProvisionFunction"::equals).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClaimExpired", "ClaimDeleted"})
    void aClaimThatEndsEndsTheExecutionWell(String error) {
        String arn = start("c1-1");
        timeline.advance(Duration.ofDays(30));
        machines.sendTaskFailure(token("AwaitOwnershipFunction"), error, "day 30");
        timeline.settle();
        ExecutionView view = machines.describeExecution(arn);
        assertEquals(Status.SUCCEEDED, view.status());
        assertEquals("Ended", view.state());
    }

    @Test
    void theSafetyNetOfTheWaitIsAVisibleFailure() {
        String arn = start("c1-1");
        timeline.advance(Duration.ofDays(32));
        ExecutionView view = machines.describeExecution(arn);
        assertEquals("OnboardingFailed", view.error());
        assertTrue(functions.calls().contains("FailFunction"));
    }

    @ParameterizedTest
    @CsvSource({"PROVISION, ProvisionFunction", "AWAIT_MAILBOXES, AwaitMailboxesFunction", "AWAIT_MX, AwaitMxFunction",
            "SET_UP_CLIENTS, ClientSetUpFunction", "RESIDUAL, ResidualFunction", "LAUNCH_FINAL, LaunchFunction",
            "AWAIT_CERTIFICATE, AwaitCertificateFunction", "REPORT, ReportFunction"})
    void resumingJumpsToTheStoredPhase(String phase, String function) {
        functions.on("RouteFunction", "{\"phase\":\"" + phase + "\"}");
        start("c1-2");
        timeline.settle();
        assertEquals(List.of("RouteFunction", function), functions.calls().subList(0, 2));
    }

    private String start(String name) {
        return machines.startExecution(wiring.stateMachine("OnboardingMachine").arn(), name,
                "{\"account\":\"a1\",\"domain\":\"acme.test\"}").arn();
    }

    /** Waits so long before every completion; whatever else is waited for (retries, the residual instant) passes. */
    private void play(String arn, Duration wait) {
        timeline.settle();
        for (int i = 0; i < 20 && machines.describeExecution(arn).status() == Status.RUNNING; i++) {
            String token = tokens.remove(machines.describeExecution(arn).state() + "Function");
            if (token == null) {
                timeline.advance(Duration.ofHours(3));
            } else {
                timeline.advance(wait);
                machines.sendTaskSuccess(token, "{}");
                timeline.settle();
            }
        }
    }

    private String token(String function) {
        return tokens.getOrDefault(function, "none");
    }
}
