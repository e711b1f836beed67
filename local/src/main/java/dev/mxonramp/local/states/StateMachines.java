package dev.mxonramp.local.states;

import dev.mxonramp.local.template.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The state machines service on one machine: what its API does, without the protocol. Safe for many threads. Every
 * refusal is a {@link StatesException}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html">Step Functions:
 *      API</a>
 */
public final class StateMachines {
    /** How long a closed execution is kept and its name taken. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Timeline timeline;
    private final Tokens tokens;
    private final Interpreter interpreter;

    /**
     * Loads the template's machines.
     *
     * @throws DefinitionException for everything in a definition that is not known here
     */
    public StateMachines(Wiring wiring, FunctionInvoker functions, Timeline timeline, RandomGenerator random) {
        this(Machine.load(wiring), functions, timeline, random);
    }

    StateMachines(Collection<Machine> machines, FunctionInvoker functions, Timeline timeline, RandomGenerator random) {
        machines.forEach(machine -> this.machines.put(machine.arn(), machine));
        this.timeline = timeline;
        this.tokens = new Tokens(random);
        this.interpreter = new Interpreter(timeline, functions, random, tokens, lock);
    }

    /**
     * Starts an execution. The same name and input as one that still runs is answered with that one; any other name
     * that was used within 90 days is refused with {@code ExecutionAlreadyExists}.
     */
    public ExecutionView startExecution(String machineArn, String name, String input) {
        Names.check(name);
        Documents.input(input);
        return locked(() -> {
            var execution = new Execution(machine(machineArn), name, input, timeline.instant());
            Execution before = kept(execution.arn);
            if (before != null) {
                return again(before, input);
            }
            executions.put(execution.arn, execution);
            interpreter.start(execution);
            return execution.view();
        });
    }

    private static ExecutionView again(Execution before, String input) {
        if (before.running() && before.input.equals(input)) {
            return before.view();
        }
        throw new StatesException("ExecutionAlreadyExists", "Execution Already Exists: '" + before.arn + "'");
    }

    /** An execution as it stands; {@code ExecutionDoesNotExist} otherwise. */
    public ExecutionView describeExecution(String executionArn) {
        return locked(() -> execution(executionArn).view());
    }

    /** An execution's events, oldest first. */
    public List<HistoryEvent> getExecutionHistory(String executionArn) {
        return locked(() -> List.copyOf(execution(executionArn).history));
    }

    /** A machine's executions, newest first; all statuses if none is given. */
    public List<ExecutionView> listExecutions(String machineArn, @Nullable Status status) {
        return locked(() -> {
            Machine machine = machine(machineArn);
            return List.copyOf(executions.values()).reversed().stream()
                    .filter(one -> one.machine.equals(machine) && kept(one.arn) != null
                            && (status == null || one.status == status))
                    .map(Execution::view).toList();
        });
    }

    /** Ends an execution that runs; one that has ended stays as it is. */
    public ExecutionView stopExecution(String executionArn, String error, String cause) {
        return locked(() -> {
            Execution execution = execution(executionArn);
            if (execution.running()) {
                interpreter.end(execution, Status.ABORTED, new Failure(error, cause));
            }
            return execution.view();
        });
    }

    /**
     * Completes a waiting task: {@code TaskTimedOut} if it was completed, failed or timed out before,
     * {@code TaskDoesNotExist} or {@code InvalidToken} if there never was such a one.
     */
    public void sendTaskSuccess(String token, String output) {
        locked(() -> {
            Execution execution = tokens.holder(token);
            Documents.output(output);
            tokens.spend(execution);
            interpreter.complete(execution, output);
            return execution;
        });
    }

    /** Fails a waiting task; the same refusals as {@link #sendTaskSuccess}. */
    public void sendTaskFailure(String token, String error, String cause) {
        locked(() -> {
            Execution execution = tokens.holder(token);
            tokens.spend(execution);
            interpreter.fail(execution, new Failure(error, cause));
            return execution;
        });
    }

    /** Says that a waiting task is alive; the same refusals as {@link #sendTaskSuccess}. */
    public void sendTaskHeartbeat(String token) {
        locked(() -> {
            Execution execution = tokens.holder(token);
            execution.lastBeat = timeline.instant();
            return execution;
        });
    }

    /** ARN of the machine whose task waits for this token; the same refusals as {@link #sendTaskSuccess}. */
    public String machineOfToken(String token) {
        return locked(() -> tokens.holder(token).machine.arn());
    }

    private Machine machine(String arn) {
        Machine machine = machines.get(arn);
        if (machine == null) {
            throw new StatesException("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    private Execution execution(String arn) {
        Execution execution = kept(arn);
        if (execution == null) {
            throw new StatesException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return execution;
    }

    private @Nullable Execution kept(String arn) {
        Execution execution = executions.get(arn);
        Instant stopped = execution == null ? null : execution.stopped;
        return stopped != null && !timeline.instant().isBefore(stopped.plus(KEPT)) ? null : execution;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
