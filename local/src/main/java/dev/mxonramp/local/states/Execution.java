package dev.mxonramp.local.states;

import dev.mxonramp.local.states.State.Retrier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution under way: data only, changed by the {@link Interpreter} under its lock. */
final class Execution {
    /** The service ends an execution whose history reaches this many events. */
    static final int HISTORY_LIMIT = 25_000;

    final Machine machine;
    final String arn;
    final String name;
    final String input;
    final Instant started;
    final List<HistoryEvent> history = new ArrayList<>();
    final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    final IdentityHashMap<Retrier, Integer> retries = new IdentityHashMap<>();
    private final List<Timeline.Scheduled> timers = new ArrayList<>();

    Status status = Status.RUNNING;
    String state;
    Instant entered;
    @Nullable
    Object stateInput;
    int transitions;
    /** Counts waits and attempts: what comes back from an earlier one is not for us any more. */
    long epoch;
    int attempt;
    @Nullable
    String token;
    Instant lastBeat;
    Timeline.@Nullable Scheduled lifetime;
    @Nullable
    Instant stopped;
    @Nullable
    String output;
    @Nullable
    Failure failure;

    Execution(Machine machine, String name, String input, Instant started) {
        this.machine = machine;
        this.name = name;
        this.arn = machine.arn().replace(":stateMachine:", ":execution:") + ":" + name;
        this.input = input;
        this.started = started;
        this.entered = started;
        this.lastBeat = started;
        this.state = machine.definition().startAt();
    }

    /** Enters a state: attempts and retries start anew. */
    void enter(String name, @Nullable Object input, Instant at) {
        turn();
        state = name;
        stateInput = input;
        entered = at;
        attempt = 0;
        token = null;
        retries.clear();
        transitions++;
    }

    /** Tries the state again. */
    void again() {
        attempt++;
        transitions++;
    }

    boolean running() {
        return status == Status.RUNNING;
    }

    /** Whether this is still the wait or attempt that began at that epoch. */
    boolean at(long epoch) {
        return running() && this.epoch == epoch;
    }

    void keep(Timeline.Scheduled timer) {
        timers.add(timer);
    }

    /** Begins another wait or attempt: what the last one scheduled is void. */
    long turn() {
        timers.forEach(Timeline.Scheduled::cancel);
        timers.clear();
        return ++epoch;
    }

    void record(Instant at, String type, @Nullable String kind, Consumer<Map<String, @Nullable Object>> details) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        details.accept(all);
        history.add(new HistoryEvent(history.size() + 1L, at, type, kind, all));
    }

    boolean historyFull() {
        return history.size() >= HISTORY_LIMIT - 1;
    }

    ExecutionView view() {
        return new ExecutionView(arn, machine.arn(), name, status, started, stopped, input, output,
                failure == null ? null : failure.error(), failure == null ? null : failure.cause(), state, transitions);
    }

    /** The context object, as {@code $states.context} has it. */
    Map<String, @Nullable Object> context() {
        var execution = new LinkedHashMap<String, @Nullable Object>();
        execution.put("Id", arn);
        execution.put("Input", Data.read(input));
        execution.put("Name", name);
        execution.put("StartTime", started.toString());
        var current = new LinkedHashMap<String, @Nullable Object>();
        current.put("EnteredTime", entered.toString());
        current.put("Name", state);
        current.put("RetryCount", (long) attempt);
        var context = new LinkedHashMap<String, @Nullable Object>();
        context.put("Execution", execution);
        context.put("State", current);
        context.put("StateMachine", new LinkedHashMap<String, @Nullable Object>(
                Map.of("Id", machine.arn(), "Name", machine.name())));
        if (token != null) {
            context.put("Task", new LinkedHashMap<String, @Nullable Object>(Map.of("Token", token)));
        }
        return context;
    }
}
