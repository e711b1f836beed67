package dev.mxonramp.aws;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The two state machines behind Step Functions. A function has the ARNs of those that it may start, no others. */
public final class StepFunctionsWorkflow implements Workflow {
    private static final AwsService SERVICE = new AwsService("The workflow service");
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final SfnClient machines;
    private final Optional<String> onboardingArn;
    private final Optional<String> migrationArn;

    /** By the settings {@code ONBOARDING_ARN} and {@code MIGRATION_ARN}, each of which may be missing. */
    public StepFunctionsWorkflow(SfnClient machines, Environment settings) {
        this.machines = machines;
        this.onboardingArn = settings.optional("ONBOARDING_ARN");
        this.migrationArn = settings.optional("MIGRATION_ARN");
    }

    @Override
    public Start startOnboarding(ClaimKey claim, String claimId, int attempt) {
        return start(onboardingArn, "ONBOARDING_ARN", claimId + "-" + attempt,
                Map.of("account", claim.account(), "domain", claim.domain()));
    }

    @Override
    public Start startPass(PassKey pass) {
        return start(migrationArn, "MIGRATION_ARN", hash(pass) + "-" + pass.number(),
                Map.of("account", pass.account(), "mailbox", pass.mailbox(), "pass", pass.number()));
    }

    private Start start(Optional<String> machine, String setting, String name, Map<String, Object> input) {
        String arn = machine.orElseThrow(() -> new IllegalStateException("this function has no " + setting));
        try {
            SERVICE.call(() -> machines
                    .startExecution(start -> start.stateMachineArn(arn).name(name).input(Json.text(input))));
            return Start.STARTED;
        } catch (ExecutionAlreadyExistsException e) {
            return Start.ALREADY_STARTED;
        } catch (ExecutionLimitExceededException e) {
            throw new TransientFailure("Too many executions are open at the moment.", e);
        }
    }

    @Override
    public Delivery succeed(TaskToken token) {
        return deliver(() -> machines.sendTaskSuccess(send -> send.taskToken(token.value()).output("{}")));
    }

    @Override
    public Delivery fail(TaskToken token, String error, String cause) {
        return deliver(() -> machines.sendTaskFailure(send -> send.taskToken(token.value())
                .error(cut(error, MAX_ERROR)).cause(cut(cause, MAX_CAUSE))));
    }

    private static Delivery deliver(Runnable request) {
        try {
            SERVICE.call(() -> {
                request.run();
                return true;
            });
            return Delivery.DELIVERED;
        } catch (TaskTimedOutException | InvalidTokenException | TaskDoesNotExistException e) {
            return Delivery.STALE;
        }
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    /** A name may not hold every character of an address, nor more than 80. */
    private static String hash(PassKey pass) {
        return Sha256.hex(pass.account() + "/" + pass.mailbox()).substring(0, 40);
    }
}
