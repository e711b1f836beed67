package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.states.FunctionInvoker.Invoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private static final String TASK = "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':"
            + "{'FunctionName':'${F}','Payload':{'x':'{% $states.input.x %}'}},";
    private static final String WAITING = "'A':{'Type':'Task','Resource':"
            + "'arn:aws:states:::lambda:invoke.waitForTaskToken','Arguments':{'FunctionName':'${F}','Payload':"
            + "{'token':'{% $states.context.Task.Token %}'}},";
    private static final String END = "'End':true}";

    @Test
    void aTasksOrdinaryOutputIsTheIntegrationsResult() {
        var m = new TestMachines(TASK + END);
        m.functions.on("F", event -> Invoked.answer("{\"got\":" + event.get("x") + "}"));
        assertEquals("{\"ExecutedVersion\":\"1\",\"Payload\":{\"got\":7},\"StatusCode\":200}",
                m.run("{\"x\":7}").output());
    }

    @Test
    void assignAndOutputSeeTheVariablesAsTheyWere() {
        var m = new TestMachines("'A':{'Type':'Pass','Assign':{'v':1},'Next':'B'},"
                + "'B':{'Type':'Pass','Assign':{'v':'{% $v + 1 %}'},'Output':'{% $v %}','Next':'C'},"
                + "'C':{'Type':'Pass','Output':{'before':'{% $states.input %}','after':'{% $v %}'},'End':true}");
        assertEquals("{\"before\":1,\"after\":2}", m.run("{}").output());
    }

    @Test
    void aChoiceTakesTheFirstRuleThatHolds() {
        String choice = "'A':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.n > 5 %}','Output':'big',"
                + "'Next':'Z'},{'Condition':'{% $states.input.n > 3 %}','Output':'middle','Next':'Z'}],'Default':'Z',"
                + "'Output':'small'},'Z':{'Type':'Succeed'}";
        assertEquals("\"big\"", new TestMachines(choice).run("{\"n\":6}").output());
        assertEquals("\"middle\"", new TestMachines(choice).run("{\"n\":4}").output());
        assertEquals("\"small\"", new TestMachines(choice).run("{\"n\":1}").output());
    }

    @Test
    void aChoiceWithoutAnswerFails() {
        var m = new TestMachines("'A':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.n = 1 %}',"
                + "'Next':'Z'}]},'Z':{'Type':'Succeed'}");
        assertEquals("States.NoChoiceMatched", m.run("{\"n\":2}").error());
    }

    @Test
    void aConditionThatIsNotBooleanFails() {
        var m = new TestMachines("'A':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.n %}',"
                + "'Next':'Z'}],'Default':'Z'},'Z':{'Type':'Succeed'}");
        assertEquals("States.QueryEvaluationError", m.run("{\"n\":2}").error());
    }

    @Test
    void anExpressionThatGivesNothingFails() {
        assertEquals("States.QueryEvaluationError",
                new TestMachines("'A':{'Type':'Pass','Output':'{% $states.input.gone %}','End':true}").run("{}")
                        .error());
    }

    @Test
    void aWaitEndsAtItsInstantAndCostsOneTransition() {
        var m = new TestMachines("'A':{'Type':'Wait','Timestamp':'{% $states.input.until %}','Next':'B'},"
                + "'B':{'Type':'Wait','Seconds':90,'End':true}");
        m.start("{\"until\":\"2026-11-25T08:00:00Z\"}");
        m.timeline.advance(Duration.ofDays(2).plusSeconds(89));
        assertEquals(Status.RUNNING, m.view().status());
        m.timeline.advance(Duration.ofSeconds(1));
        assertEquals(Status.SUCCEEDED, m.view().status());
        assertEquals(Instant.parse("2026-11-25T08:01:30Z"), m.view().stopped());
        assertEquals(2, m.view().transitions());
    }

    @Test
    void aFailStateEndsWithItsErrorAndCause() {
        ExecutionView view = new TestMachines("'A':{'Type':'Fail','Error':'Own','Cause':'{% $states.input.why %}'}")
                .run("{\"why\":\"so\"}");
        assertEquals(List.of(Status.FAILED, "Own", "so"), List.of(view.status(), view.error(), view.cause()));
    }

    @Test
    void retriesBackOffUpToTheLongestDelayAndCountAsTransitions() {
        var m = new TestMachines(TASK + "'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':2,'BackoffRate':3,"
                + "'MaxAttempts':4,'MaxDelaySeconds':10}]," + END);
        var at = new ArrayList<Long>();
        m.functions.on("F", event -> {
            at.add(Duration.between(Instant.parse("2026-11-23T08:00:00Z"), m.timeline.instant()).toSeconds());
            return ScriptedFunctions.error("E");
        });
        ExecutionView view = m.run("{\"x\":1}");
        assertEquals(List.of(0L, 2L, 8L, 18L, 28L), at);
        assertEquals("E", view.error());
        assertEquals(5, view.transitions());
    }

    @Test
    void jitterDrawsTheDelayBetweenZeroAndItself() {
        var m = new TestMachines(TASK + "'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':60,'JitterStrategy':'FULL'}],"
                + END);
        m.functions.failing("F", "E", 1).on("F", "{}");
        Instant started = m.timeline.instant();
        Duration took = Duration.between(started, m.run("{\"x\":1}").stopped());
        assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0 && took.isPositive(), took::toString);
    }

    @Test
    void everyRetrierCountsForItself() {
        var m = new TestMachines(TASK + "'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1},"
                + "{'ErrorEquals':['States.ALL'],'MaxAttempts':1}]," + END);
        m.functions.failing("F", "E", 1).failing("F", "D", 1).failing("F", "E", 1).on("F", "{}");
        assertEquals("E", m.run("{\"x\":1}").error());
    }

    @Test
    void aCatcherAssignsGivesOutputAndGoesElsewhere() {
        var m = new TestMachines(TASK + "'Catch':[{'ErrorEquals':['Other'],'Next':'Z'},{'ErrorEquals':['States.ALL'],"
                + "'Assign':{'e':'{% $states.errorOutput.Error %}'},'Output':'{% $states.input %}','Next':'B'}],"
                + "'Next':'Z'},'B':{'Type':'Pass','Output':{'e':'{% $e %}','in':'{% $states.input %}'},'End':true},"
                + "'Z':{'Type':'Succeed'}");
        m.functions.failing("F", "Boom", 1);
        assertEquals("{\"e\":\"Boom\",\"in\":{\"x\":1}}", m.run("{\"x\":1}").output());
    }

    @ParameterizedTest
    @CsvSource({"States.Timeout, States.ALL, true", "States.Timeout, States.TaskFailed, false",
            "States.HeartbeatTimeout, States.Timeout, true", "E, States.TaskFailed, true", "E, E, true", "E, D, false",
            "States.DataLimitExceeded, States.ALL, false", "States.Runtime, States.ALL, false",
            "States.QueryEvaluationError, States.ALL, true",
            "States.DataLimitExceeded, States.DataLimitExceeded, true"})
    void errorNamesMatchAsTheServiceMatchesThem(String error, String name, boolean matches) {
        assertEquals(matches, new Failure(error, "").named(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"errorType\":\"java.lang.OutOfMemoryError\"} | java.lang.OutOfMemoryError",
            "{\"errorMessage\":\"exited before completing\"} | Lambda.Unknown", "not JSON | Lambda.Unknown"})
    void aFunctionsErrorIsItsErrorType(String payload, String error) {
        var m = new TestMachines(TASK + END);
        m.functions.on("F", event -> Invoked.error(payload));
        assertEquals(error, m.run("{\"x\":1}").error());
    }

    @Test
    void throttlingHasTheServicesName() {
        var m = new TestMachines(TASK + END);
        m.functions.on("F", event -> {
            throw FunctionInvoker.Refused.throttled();
        });
        assertEquals("Lambda.TooManyRequestsException", m.run("{\"x\":1}").error());
    }

    @Test
    void aFunctionThatThePolicyDoesNotAllowIsNotInvoked() {
        var m = new TestMachines(TASK.replace("${F}", "${G}") + END);
        ExecutionView view = m.run("{\"x\":1}");
        assertEquals("Lambda.AWSLambdaException", view.error());
        assertTrue(String.valueOf(view.cause()).contains("lambda:InvokeFunction"), view::toString);
        assertEquals(List.of(), m.functions.calls());
    }

    @Test
    void aCallbackWaitsForItsTokenAndGivesItsOutput() {
        var m = new TestMachines(WAITING + END);
        var token = new ArrayList<String>();
        m.functions.on("F", event -> {
            token.add(String.valueOf(event.get("token")));
            return Invoked.answer("{\"ignored\":true}");
        });
        m.start("{}");
        m.timeline.advance(Duration.ofDays(100));
        m.service.sendTaskSuccess(token.getFirst(), "{\"done\":1}");
        m.timeline.settle();
        assertEquals("{\"done\":1}", m.view().output());
    }

    @Test
    void aTokenMayBeCompletedWhileItsFunctionRuns() {
        var m = new TestMachines(WAITING + END);
        m.functions.on("F", event -> {
            m.service.sendTaskSuccess(String.valueOf(event.get("token")), "{}");
            return Invoked.answer("{}");
        });
        assertEquals(Status.SUCCEEDED, m.start("{}").status());
    }

    @Test
    void aFunctionThatFailsEndsTheWaitAndItsToken() {
        var m = new TestMachines(WAITING + "'Retry':[{'ErrorEquals':['E']}]," + END);
        var tokens = new ArrayList<String>();
        m.functions.once("F", event -> {
            tokens.add(String.valueOf(event.get("token")));
            return ScriptedFunctions.error("E");
        }).on("F", "{}");
        m.start("{}");
        m.timeline.advance(Duration.ofMinutes(1));
        assertEquals("TaskTimedOut", refusal(() -> m.service.sendTaskSuccess(tokens.getFirst(), "{}")));
        assertEquals(Status.RUNNING, m.view().status());
    }

    @Test
    void anAttemptThatTakesTooLongTimesOut() {
        var m = new TestMachines(WAITING + "'TimeoutSeconds':60,'Retry':[{'ErrorEquals':['States.Timeout'],"
                + "'MaxAttempts':1}]," + END);
        m.functions.on("F", "{}");
        ExecutionView view = m.run("{}");
        assertEquals("States.Timeout", view.error());
        assertEquals(Duration.ofSeconds(121), Duration.between(view.started(), view.stopped()));
    }

    @Test
    void aCallbackThatStopsBeatingTimesOut() {
        var m = new TestMachines(WAITING + "'TimeoutSeconds':3600,'HeartbeatSeconds':60," + END);
        var token = new ArrayList<String>();
        m.functions.on("F", event -> {
            token.add(String.valueOf(event.get("token")));
            return Invoked.answer("{}");
        });
        m.start("{}");
        for (int i = 0; i < 5; i++) {
            m.timeline.advance(Duration.ofSeconds(59));
            m.service.sendTaskHeartbeat(token.getFirst());
        }
        assertEquals(Status.RUNNING, m.view().status());
        m.timeline.advance(Duration.ofSeconds(60));
        assertEquals("States.HeartbeatTimeout", m.view().error());
        assertEquals("TaskTimedOut", refusal(() -> m.service.sendTaskHeartbeat(token.getFirst())));
    }

    @Test
    void dataAboveTheLimitFailsTheState() {
        var m = new TestMachines(TASK + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Z'}],'Next':'Z'},"
                + "'Z':{'Type':'Succeed'}");
        m.functions.on("F", "{\"big\":\"" + "x".repeat(262_144) + "\"}");
        assertEquals("States.DataLimitExceeded", m.run("{\"x\":1}").error());
    }

    @Test
    void anEndlessLoopEndsAtTheLimitOfTheHistory() {
        var m = new TestMachines("'A':{'Type':'Pass','Next':'A'}");
        ExecutionView view = m.run("{}");
        assertEquals("States.Runtime", view.error());
        assertEquals(25_000, m.service.getExecutionHistory(view.arn()).size());
    }

    @Test
    void anExecutionEndsAfterAYear() {
        var m = new TestMachines(WAITING + END);
        m.functions.on("F", "{}");
        ExecutionView view = m.run("{}");
        assertEquals(Status.TIMED_OUT, view.status());
        assertEquals(Duration.ofDays(365), Duration.between(view.started(), view.stopped()));
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (StatesException e) {
            return e.type();
        }
    }
}
