package dev.mxonramp.local.states;

import dev.mxonramp.local.policy.Decision;
import dev.mxonramp.local.states.Invocation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts of Task states: invocation, callback, time-outs. Called under the interpreter's lock. */
final class Tasks {
    private final Timeline timeline;
    private final Invocation invocation;
    private final Tokens tokens;
    private final Chronicle chronicle;
    private final Exits exits;
    private final Recovery recovery;
    private final Interpreter interpreter;

    Tasks(Timeline timeline, Invocation invocation, Tokens tokens, Chronicle chronicle, Exits exits, Recovery recovery,
            Interpreter interpreter) {
        this.timeline = timeline;
        this.invocation = invocation;
        this.tokens = tokens;
        this.chronicle = chronicle;
        this.exits = exits;
        this.recovery = recovery;
        this.interpreter = interpreter;
    }

    /** Begins an attempt; null, since it comes to nothing at once, or where its failure leads. */
    @Nullable
    Move attempt(Execution execution, State.Task task) {
        try {
            begin(execution, task);
            return null;
        } catch (StateFailed e) {
            return failed(execution, task, e.failure());
        }
    }

    private void begin(Execution execution, State.Task task) {
        long epoch = execution.turn();
        execution.token = task.callback() ? tokens.issue(execution) : null;
        Object payload = task.payload().evaluate(Interpreter.scope(execution));
        Data.limited("the arguments of " + task.name(), payload);
        chronicle.task(execution, task, "TaskScheduled", details -> {
            details.put("region", "us-east-1");
            details.put("parameters", Data.text(parameters(task, payload)));
        });
        chronicle.task(execution, task, "TaskStarted", details -> {});
        if (execution.machine.policy().decide("lambda:InvokeFunction",
                task.function()) instanceof Decision.Refused refused) {
            throw new StateFailed("Lambda.AWSLambdaException", refused.sentence());
        }
        Instant now = timeline.instant();
        execution.lastBeat = now;
        if (task.timeout() != null) {
            expire(execution, task, epoch, now.plus(task.timeout()), Failure.TIMEOUT);
        }
        if (task.heartbeat() != null) {
            watch(execution, task, epoch, task.heartbeat());
        }
        timeline.run(() -> invoke(execution, task, epoch, Data.text(payload)));
    }

    /** What the service writes into the history for everybody who may read it: the payload too, with its task token. */
    private static Map<String, @Nullable Object> parameters(State.Task task, @Nullable Object payload) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("FunctionName", task.function());
        parameters.put("Payload", payload);
        return parameters;
    }

    /** Runs without the lock: the function may take long, and may call the service itself. */
    private void invoke(Execution execution, State.Task task, long epoch, String payload) {
        Outcome outcome = invocation.of(task.function(), payload);
        interpreter.step(execution, epoch, () -> switch (outcome) {
            case Outcome.Answered _ when task.callback() -> {
                chronicle.task(execution, task, "TaskSubmitted", details -> {});
                yield null;
            }
            case Outcome.Answered answered -> done(execution, task, answered.result());
            case Outcome.Failed failed -> failed(execution, task, failed.failure());
        });
    }

    /** The task has its result. */
    @Nullable
    Move done(Execution execution, State.Task task, @Nullable Object result) {
        try {
            Data.limited("the result of " + task.name(), result);
            chronicle.task(execution, task, "TaskSucceeded", details -> details.put("output", Data.text(result)));
            tokens.spend(execution);
            return exits.leave(execution, task, task.exit(), task.next(),
                    Interpreter.scope(execution).withResult(result), result);
        } catch (StateFailed e) {
            return failed(execution, task, e.failure());
        }
    }

    /** The task failed. */
    @Nullable
    Move failed(Execution execution, State.Task task, Failure failure) {
        chronicle.task(execution, task, "TaskFailed", details -> details.putAll(Map.of("error", failure.error(),
                "cause", failure.cause())));
        return recover(execution, task, failure);
    }

    private @Nullable Move recover(Execution execution, State.Task task, Failure failure) {
        tokens.spend(execution);
        return recovery.recover(execution, task, failure,
                epoch -> interpreter.step(execution, epoch, () -> {
                    execution.again();
                    return attempt(execution, task);
                }));
    }

    private void expire(Execution execution, State.Task task, long epoch, Instant when, String error) {
        execution.keep(timeline.at(when, () -> interpreter.step(execution, epoch, () -> {
            chronicle.task(execution, task, "TaskTimedOut", details -> details.put("error", error));
            return recover(execution, task, new Failure(error, ""));
        })));
    }

    /** Looks whether the callback is still beating, and again one heartbeat after its last one. */
    private void watch(Execution execution, State.Task task, long epoch, Duration heartbeat) {
        Instant due = execution.lastBeat.plus(heartbeat);
        execution.keep(timeline.at(due, () -> interpreter.step(execution, epoch, () -> {
            if (execution.lastBeat.plus(heartbeat).isAfter(timeline.instant())) {
                watch(execution, task, epoch, heartbeat);
                return null;
            }
            chronicle.task(execution, task, "TaskTimedOut",
                    details -> details.put("error", Failure.HEARTBEAT_TIMEOUT));
            return recover(execution, task, new Failure(Failure.HEARTBEAT_TIMEOUT, ""));
        })));
    }
}
