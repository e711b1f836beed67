package dev.mxonramp.aws;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.journey.Workflow.Delivery;
import dev.mxonramp.domain.journey.Workflow.Start;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.journey.WorkflowContract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflow over the service's own protocol. */
class StepFunctionsWorkflowTest {
    private static final String ONBOARDING = "arn:aws:states:us-east-1:000000000000:stateMachine:onboarding";
    private static final String MIGRATION = "arn:aws:states:us-east-1:000000000000:stateMachine:migration";
    private static final Environment SETTINGS = new Environment(
            Map.of("ONBOARDING_ARN", ONBOARDING, "MIGRATION_ARN", MIGRATION));

    private final Map<String, String> inputs = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private final Front front = new Front(this::answer);
    private final Workflow workflow = new StepFunctionsWorkflow(front.clients().stepFunctions(), SETTINGS);

    private Front.Reply answer(Front.Request request) {
        return switch (request.operation()) {
            case "StartExecution" -> {
                String execution = request.text("stateMachineArn") + ":" + request.text("name");
                String before = inputs.putIfAbsent(execution, request.text("input"));
                yield before == null || before.equals(request.text("input"))
                        ? Front.Reply.of(Map.of("executionArn", execution, "startDate", 1_795_435_200L))
                        : Front.Reply.error(400, "ExecutionAlreadyExists");
            }
            case "SendTaskSuccess", "SendTaskFailure" -> tokens.remove(request.text("taskToken"))
                    ? Front.Reply.of(Map.of())
                    : Front.Reply.error(400, "TaskTimedOut");
            default -> throw new IllegalArgumentException("not scripted: " + request);
        };
    }

    private static Workflow answering(Front front) {
        return new StepFunctionsWorkflow(front.clients().stepFunctions(), SETTINGS);
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Nested
    final class Contract implements WorkflowContract {
        @Override
        public Workflow workflow() {
            return workflow;
        }

        @Override
        public TaskToken waiting() {
            tokens.add("waiting");
            return new TaskToken("waiting");
        }

        @Override
        public int executions() {
            return inputs.size();
        }
    }

    @Test
    void onboardingIsNamedByClaimAndAttempt() {
        workflow.startOnboarding(key(), "c" + "d".repeat(26), 12);
        assertEquals(ONBOARDING, front.last().text("stateMachineArn"));
        assertEquals("c" + "d".repeat(26) + "-12", front.last().text("name"));
        assertEquals(Map.of("account", ACCOUNT.value(), "domain", "acme.test"), Json.read(front.last().text("input")));
    }

    @Test
    void passIsNamedByMailboxAndNumber() {
        workflow.startPass(new PassKey(ACCOUNT, new MailAddress("o'neil+#1", ACME), 1_000_000));
        assertEquals(MIGRATION, front.last().text("stateMachineArn"));
        String name = front.last().text("name");
        assertTrue(name.matches("[0-9a-f]{40}-1000000") && name.length() <= 80, name);
        assertEquals(Map.of("account", ACCOUNT.value(), "mailbox", "o'neil+#1@acme.test", "pass", 1_000_000L),
                Json.read(front.last().text("input")));
    }

    @Test
    void executionOfTheSameNameIsAlreadyStarted() {
        try (Front other = new Front(request -> Front.Reply.error(400, "ExecutionAlreadyExists"))) {
            assertEquals(Start.ALREADY_STARTED, answering(other).startOnboarding(key(), "c1", 1));
        }
    }

    @Test
    void successHasAnEmptyOutput() {
        tokens.add("waiting");
        workflow.succeed(new TaskToken("waiting"));
        assertEquals("{}", front.last().text("output"));
    }

    @Test
    void failureNamesErrorAndCauseWithinTheServicesBounds() {
        tokens.add("waiting");
        workflow.fail(new TaskToken("waiting"), "E".repeat(300), "c".repeat(40_000));
        assertEquals("E".repeat(256), front.last().text("error"));
        assertEquals("c".repeat(32_768), front.last().text("cause"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskTimedOut", "InvalidToken", "TaskDoesNotExist"})
    void tokenThatIsOfNoUseIsStale(String error) {
        try (Front other = new Front(request -> Front.Reply.error(400, error))) {
            assertEquals(Delivery.STALE, answering(other).succeed(new TaskToken("t")));
            assertEquals(Delivery.STALE, answering(other).fail(new TaskToken("t"), "ClaimExpired", "It is over."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ExecutionLimitExceeded"})
    void tooMuchAtOnceIsMendedByTime(String error) {
        try (Front other = new Front(request -> Front.Reply.error(400, error))) {
            assertThrows(TransientFailure.class, () -> answering(other).startOnboarding(key(), "c1", 1));
        }
    }

    @Test
    void machineThatTheFunctionMayNotStartIsAMistakeOfOurs() {
        Workflow bare = new StepFunctionsWorkflow(front.clients().stepFunctions(), new Environment(Map.of()));
        assertThrows(IllegalStateException.class, () -> bare.startOnboarding(key(), "c1", 1));
        assertEquals(0, front.requests().size());
    }
}
