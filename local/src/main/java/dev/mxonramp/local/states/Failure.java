package dev.mxonramp.local.states;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a state or an execution failed.
 *
 * @param error the error's name
 * @param cause what happened
 */
record Failure(String error, String cause) {
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String RUNTIME = "States.Runtime";
    static final String QUERY = "States.QueryEvaluationError";
    static final String NO_CHOICE = "States.NoChoiceMatched";

    /** As {@code $states.errorOutput} has it. */
    Map<String, @Nullable Object> output() {
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("Error", error);
        output.put("Cause", cause);
        return output;
    }

    /**
     * Whether an {@code ErrorEquals} names it. {@code States.ALL} stands for all but the two terminal errors,
     * {@code States.TaskFailed} for all but time-outs, {@code States.Timeout} for a missed heartbeat too.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Step Functions:
     *      handling errors</a>
     */
    boolean named(String name) {
        boolean terminal = error.equals(DATA_LIMIT) || error.equals(RUNTIME);
        boolean late = error.equals(TIMEOUT) || error.equals(HEARTBEAT_TIMEOUT);
        return name.equals(error) || switch (name) {
            case "States.ALL" -> !terminal;
            case "States.TaskFailed" -> !terminal && !late;
            case TIMEOUT -> late;
            default -> false;
        };
    }
}
