package dev.mxonramp.ownership;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.StepFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a step's failure with the claim. Only our own failures speak to people: what another exception says may hold
 * anything, so it stays in the log of the function that threw it.
 */
public final class FailFunction extends TaskFunction {
    private static final Logger LOG = LoggerFactory.getLogger(FailFunction.class);
    private static final Set<String> SPEAKING = Set.of(PermanentFailure.class.getName(),
            TransientFailure.class.getName());

    private final StepFailure failures;

    public FailFunction() {
        this(Environment.system());
    }

    public FailFunction(Environment env) {
        this(AwsJourney.standard(env));
    }

    private FailFunction(AwsJourney aws) {
        this(new StepFailure(aws.updates(), aws.announcer(), aws.clock()));
    }

    public FailFunction(StepFailure failures) {
        this.failures = failures;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        String step = text(input, "step");
        String error = text(input, "error");
        LOG.warn("step {} of {} failed: {}", step, claim(input), error);
        failures.record(claim(input), step, error, sentence(error, input.get("cause")));
        return Map.of();
    }

    /** Lambda gives the cause as a JSON text with {@code errorMessage}, {@code errorType} and {@code stackTrace}. */
    private static String sentence(String error, @Nullable Object cause) {
        if (error.equals("States.Timeout")) {
            return "The step did not end in time. Resume it; if this happens again, tell the operator.";
        }
        if (SPEAKING.contains(error) && cause instanceof String text) {
            try {
                if (Json.object(Json.read(text)).get("errorMessage") instanceof String message) {
                    return message;
                }
            } catch (Json.Malformed e) {
                LOG.warn("the cause of {} is not what Lambda sends", error, e);
            }
        }
        return "Something failed here. Resume the step; if this happens again, tell the operator.";
    }
}
