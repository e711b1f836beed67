package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** The real migration definition, with scripted functions on a turned clock. */
class MigrationTest {
    private static final String TRANSIENT = "dev.mxonramp.domain.journey.TransientFailure";
    private static final String PERMANENT = "dev.mxonramp.domain.journey.PermanentFailure";

    private final TurnedTimeline timeline = new TurnedTimeline(Instant.parse("2026-11-23T08:00:00Z"));
    private final ScriptedFunctions functions = new ScriptedFunctions();
    private final Wiring wiring = RealTemplate.wiring();
    private final StateMachines machines = new StateMachines(wiring, functions, timeline, new Random(1));

    MigrationTest() {
        functions.on("PassBeginFunction", "{}").on("PassFinishFunction", "{}").on("PassFailFunction", "{}");
        functions.on("WorkerFunction", "{\"more\":false}").on("VerifyFunction", "{\"more\":false}");
    }

    @Test
    void workersGoOnWhileThereIsMore() {
        for (int i = 0; i < 3; i++) {
            functions.once("WorkerFunction", event -> Invoked.answer("{\"more\":true}"));
        }
        functions.once("VerifyFunction", event -> Invoked.answer("{\"more\":true}"));
        ExecutionView view = run();
        assertEquals(Status.SUCCEEDED, view.status());
        assertEquals(List.of("PassBeginFunction", "WorkerFunction", "WorkerFunction", "WorkerFunction",
                "WorkerFunction", "VerifyFunction", "VerifyFunction", "PassFinishFunction"), functions.calls());
    }

    @Test
    void everyStepKnowsItsPass() {
        var seen = new HashMap<String, Map<String, Object>>();
        for (String name : List.of("PassBeginFunction", "WorkerFunction", "VerifyFunction", "PassFinishFunction")) {
            functions.on(name, event -> {
                var all = new HashMap<String, Object>();
                event.forEach((member, value) -> all.put(member, String.valueOf(value)));
                seen.put(name, all);
                return Invoked.answer("{\"more\":false}");
            });
        }
        run();
        Map<String, Object> pass = Map.of("account", "a1", "mailbox", "anna@acme.test", "pass", "final-1");
        assertEquals(Map.of("PassBeginFunction", pass, "WorkerFunction", pass, "VerifyFunction", pass,
                "PassFinishFunction", pass), seen);
    }

    @ParameterizedTest
    @CsvSource({"PassBeginFunction, Begin", "WorkerFunction, Copy", "VerifyFunction, Verify",
            "PassFinishFunction, Finish"})
    void aTaskThatFailsForGoodIsRecorded(String name, String step) {
        var recorded = new HashMap<String, String>();
        functions.on(name, event -> ScriptedFunctions.error(PERMANENT));
        functions.on("PassFailFunction", event -> {
            event.forEach((member, value) -> recorded.put(member, String.valueOf(value)));
            return Invoked.answer("{}");
        });
        assertEquals("PassFailed", run().error());
        assertEquals(List.of("a1", "anna@acme.test", "final-1", step, PERMANENT),
                List.of("account", "mailbox", "pass", "step", "error").stream()
                        .map(member -> recorded.getOrDefault(member, "missing")).toList());
    }

    @ParameterizedTest
    @CsvSource({"PassBeginFunction", "WorkerFunction", "VerifyFunction", "PassFinishFunction"})
    void aTaskThatFailsTransientlyTwiceGoesOn(String name) {
        functions.failing(name, TRANSIENT, 2);
        assertEquals(Status.SUCCEEDED, run().status());
    }

    @ParameterizedTest
    @CsvSource({"WorkerFunction, ServerBusy", "WorkerFunction, LeaseHeld", "VerifyFunction, ServerBusy",
            "VerifyFunction, LeaseHeld"})
    void whatIsBusyIsWaitedForLong(String name, String error) {
        functions.failing(name, "dev.mxonramp.domain.migration." + error, 30);
        assertEquals(Status.SUCCEEDED, run().status());
    }

    private ExecutionView run() {
        String arn = machines.startExecution(wiring.stateMachine("MigrationMachine").arn(), "p",
                "{\"account\":\"a1\",\"mailbox\":\"anna@acme.test\",\"pass\":\"final-1\"}").arn();
        timeline.advance(Duration.ofDays(1));
        return machines.describeExecution(arn);
    }
}
