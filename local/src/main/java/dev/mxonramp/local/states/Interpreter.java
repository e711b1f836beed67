package dev.mxonramp.local.states;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Moves executions through their states. Every step is an event: nothing blocks while an execution waits. One lock
 * guards all executions; functions are invoked outside of it.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
final class Interpreter {
    /** The longest that the service lets an execution live. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Timeline timeline;
    private final ReentrantLock lock;
    private final Chronicle chronicle;
    private final Exits exits;
    private final Tasks tasks;

    Interpreter(Timeline timeline, FunctionInvoker functions, RandomGenerator random, Tokens tokens,
            ReentrantLock lock) {
        this.timeline = timeline;
        this.lock = lock;
        this.chronicle = new Chronicle(timeline, tokens);
        this.exits = new Exits(chronicle);
        this.tasks = new Tasks(timeline, new Invocation(functions), tokens, chronicle, exits,
                new Recovery(timeline, random, chronicle, exits), this);
    }

    /** Begins; called under the lock. */
    void start(Execution execution) {
        chronicle.record(execution, "ExecutionStarted", "executionStartedEventDetails",
                details -> details.put("input", execution.input));
        execution.lifetime = timeline.at(execution.started.plus(LONGEST), () -> locked(() -> {
            if (execution.running()) {
                end(execution, Status.TIMED_OUT, new Failure(Failure.TIMEOUT, "The execution ran for a year."));
            }
        }));
        later(execution, () -> new Move(execution.machine.definition().startAt(), Data.read(execution.input)));
    }

    /** Completes a callback; called under the lock, for a live token. */
    void complete(Execution execution, String output) {
        State.Task task = task(execution);
        later(execution, () -> tasks.done(execution, task, Data.read(output)));
    }

    /** Fails a callback; called under the lock, for a live token. */
    void fail(Execution execution, Failure failure) {
        State.Task task = task(execution);
        later(execution, () -> tasks.failed(execution, task, failure));
    }

    /** Ends an execution that runs; called under the lock. */
    void end(Execution execution, Status status, Failure failure) {
        chronicle.end(execution, status, failure);
    }

    /** Takes a step from where the execution was at that epoch, if it still is there. */
    void step(Execution execution, long epoch, Supplier<@Nullable Move> work) {
        locked(() -> {
            if (execution.at(epoch)) {
                go(execution, work.get());
            }
        });
    }

    /** What expressions of the execution's present state see. */
    static Scope scope(Execution execution) {
        return Scope.of(new LinkedHashMap<>(execution.variables), execution.stateInput, execution.context());
    }

    private void later(Execution execution, Supplier<@Nullable Move> work) {
        long epoch = execution.turn();
        timeline.run(() -> step(execution, epoch, work));
    }

    /** Goes on from state to state until one waits. */
    private void go(Execution execution, @Nullable Move first) {
        Move move = first;
        while (move != null && execution.running()) {
            if (move.next() == null) {
                chronicle.succeed(execution, move.output());
                return;
            }
            move = enter(execution, execution.machine.definition().state(move.next()), move.output());
        }
    }

    private @Nullable Move enter(Execution execution, State state, @Nullable Object input) {
        execution.enter(state.name(), input, timeline.instant());
        chronicle.record(execution, state.getClass().getSimpleName() + "StateEntered", "stateEnteredEventDetails",
                details -> {
                    details.put("name", state.name());
                    details.put("input", Data.text(input));
                });
        if (!execution.running()) {
            return null;
        }
        try {
            return work(execution, state);
        } catch (StateFailed e) {
            chronicle.end(execution, Status.FAILED, e.failure());
            return null;
        }
    }

    private @Nullable Move work(Execution execution, State state) {
        Scope scope = scope(execution);
        return switch (state) {
            case State.Task task -> tasks.attempt(execution, task);
            case State.Choice choice -> choose(execution, choice, scope);
            case State.Wait wait -> {
                await(execution, wait, scope);
                yield null;
            }
            case State.Pass pass -> exits.leave(execution, pass, pass.exit(), pass.next(), scope);
            case State.Succeed succeed -> exits.leave(execution, succeed, succeed.exit(), null, scope);
            case State.Fail fail -> throw new StateFailed(text(fail.error(), scope), text(fail.cause(), scope));
        };
    }

    private Move choose(Execution execution, State.Choice choice, Scope scope) {
        for (State.Choice.Rule rule : choice.rules()) {
            Object holds = rule.condition().evaluate(scope);
            if (!(holds instanceof Boolean)) {
                throw new StateFailed(Failure.QUERY, "A Condition of the state '" + choice.name()
                        + "' must evaluate to a boolean, not " + Data.text(holds));
            }
            if (holds.equals(Boolean.TRUE)) {
                return exits.leave(execution, choice, rule.exit(), rule.next(), scope);
            }
        }
        if (choice.otherwise() == null) {
            throw new StateFailed(Failure.NO_CHOICE, "No condition of the state '" + choice.name() + "' holds.");
        }
        return exits.leave(execution, choice, choice.exit(), choice.otherwise(), scope);
    }

    private void await(Execution execution, State.Wait wait, Scope scope) {
        Instant until = until(wait, scope);
        long epoch = execution.turn();
        execution.keep(timeline.at(until, () -> step(execution, epoch, () -> {
            try {
                return exits.leave(execution, wait, wait.exit(), wait.next(), scope);
            } catch (StateFailed e) {
                chronicle.end(execution, Status.FAILED, e.failure());
                return null;
            }
        })));
    }

    private Instant until(State.Wait wait, Scope scope) {
        if (wait.until() != null) {
            Object until = wait.until().evaluate(scope);
            try {
                return OffsetDateTime.parse(String.valueOf(until)).toInstant();
            } catch (DateTimeException e) {
                throw new StateFailed(Failure.QUERY, "Timestamp is not an ISO 8601 instant: " + until);
            }
        }
        Object seconds = wait.seconds() == null ? null : wait.seconds().evaluate(scope);
        if (!(seconds instanceof Long whole) || whole < 0 || whole > 99_999_999) {
            throw new StateFailed(Failure.QUERY, "Seconds is not a whole number from 0 to 99999999: " + seconds);
        }
        return timeline.instant().plusSeconds(whole);
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private static State.Task task(Execution execution) {
        if (execution.machine.definition().state(execution.state) instanceof State.Task task) {
            return task;
        }
        throw new IllegalStateException("a token without a task: " + execution.state);
    }

    private static String text(@Nullable Shape shape, Scope scope) {
        Object value = shape == null ? "" : shape.evaluate(scope);
        return value instanceof String text ? text : Data.text(value);
    }
}
