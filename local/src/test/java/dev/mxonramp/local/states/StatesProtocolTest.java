package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.states.FunctionInvoker.Invoked;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatesProtocolTest {
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:n";
    private static final String UNKNOWN_TOKEN = "A".repeat(64);

    private final TestMachines m = new TestMachines("'A':{'Type':'Task','Resource':"
            + "'arn:aws:states:::lambda:invoke.waitForTaskToken','Arguments':{'FunctionName':'${F}','Payload':"
            + "{'token':'{% $states.context.Task.Token %}'}},'End':true}");
    private final StatesProtocol protocol = new StatesProtocol(m.service);
    private final ArrayList<String> tokens = new ArrayList<>();

    StatesProtocolTest() {
        m.functions.on("F", event -> {
            tokens.add(String.valueOf(event.get("token")));
            return Invoked.answer("{}");
        });
    }

    @Test
    void anExecutionIsStartedCompletedAndDescribed() {
        assertEquals("{\"executionArn\":\"" + EXECUTION + "\",\"startDate\":1.7954208E9}", start("n", "{}"));
        m.timeline.settle();
        assertEquals("{}", call("SendTaskSuccess", token("{'taskToken':'TOKEN','output':'{}'}")));
        m.timeline.settle();
        String described = call("DescribeExecution", "{'executionArn':'" + EXECUTION + "'}");
        assertTrue(described.contains("\"status\":\"SUCCEEDED\"") && described.contains("\"stopDate\":"), described);
        String history = call("GetExecutionHistory", "{'executionArn':'" + EXECUTION + "','maxResults':2}");
        assertTrue(history.contains("\"type\":\"ExecutionStarted\"") && history.contains("\"nextToken\":\"2\""),
                history);
        assertTrue(call("ListExecutions", "{'stateMachineArn':'" + TestMachines.ARN + "','statusFilter':'SUCCEEDED'}")
                .contains(EXECUTION));
    }

    @Test
    void startingTheSameTwiceIsHarmless() {
        assertEquals(start("n", "{}"), start("n", "{}"));
        assertRefused("ExecutionAlreadyExists", start("n", "{\\\"other\\\":1}"));
        m.timeline.settle();
        call("SendTaskSuccess", token("{'taskToken':'TOKEN','output':'{}'}"));
        m.timeline.settle();
        assertRefused("ExecutionAlreadyExists", start("n", "{}"));
        m.timeline.advance(Duration.ofDays(90));
        assertTrue(start("n", "{}").contains("executionArn"));
    }

    @Test
    void aTokenIsSpentOnce() {
        start("n", "{}");
        m.timeline.settle();
        String failure = token("{'taskToken':'TOKEN','error':'E','cause':'c'}");
        assertEquals(TestMachines.ARN,
                protocol.resource("AWSStepFunctions.SendTaskFailure", failure.replace('\'', '"')));
        assertEquals("{}", call("SendTaskHeartbeat", token("{'taskToken':'TOKEN'}")));
        assertEquals("{}", call("SendTaskFailure", failure));
        assertRefused("TaskTimedOut", call("SendTaskFailure", failure));
        assertEquals("*", protocol.resource("AWSStepFunctions.SendTaskFailure", failure.replace('\'', '"')));
    }

    @Test
    void aStoppedExecutionsTokenIsDead() {
        start("n", "{}");
        m.timeline.settle();
        assertTrue(call("StopExecution", "{'executionArn':'" + EXECUTION + "'}").contains("stopDate"));
        assertRefused("TaskTimedOut", call("SendTaskHeartbeat", token("{'taskToken':'TOKEN'}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "SendTaskSuccess | {'taskToken':'x','output':'{}'} | InvalidToken",
            "SendTaskSuccess | {'taskToken':'UNKNOWN','output':'{}'} | TaskDoesNotExist",
            "SendTaskSuccess | {'output':'{}'} | ValidationException",
            "StartExecution | {'stateMachineArn':'arn:x','name':'n','input':'{}'} | StateMachineDoesNotExist",
            "StartExecution | {'stateMachineArn':'ARN','name':'a b','input':'{}'} | InvalidName",
            "StartExecution | {'stateMachineArn':'ARN','name':'n','input':'[]'} | InvalidExecutionInput",
            "StartExecution | {'stateMachineArn':'ARN','name':'n','input':'{'} | InvalidExecutionInput",
            "DescribeExecution | {'executionArn':'arn:x'} | ExecutionDoesNotExist",
            "ListExecutions | {'stateMachineArn':'ARN','statusFilter':'LATE'} | ValidationException",
            "CreateStateMachine | {} | UnknownOperationException", "StartExecution | [ | SerializationException"})
    void refusalsHaveTheTypesThatTheSdkKnows(String operation, String body, String type) {
        assertRefused(type, call(operation, body.replace("UNKNOWN", UNKNOWN_TOKEN).replace("ARN", TestMachines.ARN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {81, 0})
    void namesHaveOneToEightyCharacters(int length) {
        assertRefused("InvalidName", start("n".repeat(length), "{}"));
        assertTrue(start("n".repeat(80), "{}").contains("executionArn"));
    }

    @Test
    void anInputAboveTheLimitIsRefused() {
        assertRefused("ValidationException", start("n", "{\\\"x\\\":\\\"" + "x".repeat(262_144) + "\\\"}"));
    }

    private String start(String name, String input) {
        return call("StartExecution",
                "{'stateMachineArn':'" + TestMachines.ARN + "','name':'" + name + "','input':'" + input + "'}");
    }

    private String call(String operation, String body) {
        return protocol.answer("AWSStepFunctions." + operation, body.replace('\'', '"')).json();
    }

    private String token(String body) {
        return body.replace("TOKEN", tokens.getFirst());
    }

    private static void assertRefused(String type, String answer) {
        assertTrue(answer.startsWith("{\"__type\":\"" + type + "\""), answer);
    }
}
