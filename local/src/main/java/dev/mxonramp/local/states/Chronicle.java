package dev.mxonramp.local.states;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes executions' histories, and their ends. Called under the interpreter's lock. */
final class Chronicle {
    private final Timeline timeline;
    private final Tokens tokens;

    Chronicle(Timeline timeline, Tokens tokens) {
        this.timeline = timeline;
        this.tokens = tokens;
    }

    /** Adds an event; the one that reaches the limit ends the execution. */
    void record(Execution execution, String type, String kind, Consumer<Map<String, @Nullable Object>> details) {
        if (!execution.running()) {
            return;
        }
        execution.record(timeline.instant(), type, kind, details);
        if (execution.historyFull()) {
            end(execution, Status.FAILED, new Failure(Failure.RUNTIME,
                    "The execution reached the maximum number of history events (" + Execution.HISTORY_LIMIT + ")."));
        }
    }

    /** Adds an event of a task. */
    void task(Execution execution, State.Task task, String type, Consumer<Map<String, @Nullable Object>> details) {
        String kind = "task" + type.substring("Task".length()) + "EventDetails";
        record(execution, type, kind, all -> {
            all.put("resourceType", "lambda");
            all.put("resource", task.callback() ? "invoke.waitForTaskToken" : "invoke");
            details.accept(all);
        });
    }

    void succeed(Execution execution, @Nullable Object output) {
        execution.output = Data.text(output);
        end(execution, Status.SUCCEEDED, null);
    }

    /** Ends an execution that runs: its timers and its token are void. */
    void end(Execution execution, Status status, @Nullable Failure failure) {
        execution.turn();
        tokens.spend(execution);
        execution.status = status;
        execution.failure = failure;
        execution.stopped = timeline.instant();
        if (execution.lifetime != null) {
            execution.lifetime.cancel();
        }
        execution.record(timeline.instant(), type(status), "execution" + name(status) + "EventDetails", details -> {
            if (failure != null) {
                details.putAll(new LinkedHashMap<>(Map.of("error", failure.error(), "cause", failure.cause())));
            } else {
                details.put("output", execution.output);
            }
        });
    }

    private static String type(Status status) {
        return "Execution" + name(status);
    }

    private static String name(Status status) {
        return switch (status) {
            case RUNNING -> "Started";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case TIMED_OUT -> "TimedOut";
            case ABORTED -> "Aborted";
        };
    }
}
