package dev.mxonramp.local.states;

import dev.mxonramp.local.states.State.Exit;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Leaves states: sets variables and gives the output. */
final class Exits {
    private final Chronicle chronicle;

    Exits(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** Leaves with the state's input as the ordinary output. */
    Move leave(Execution execution, State state, Exit exit, @Nullable String next, Scope scope) {
        return leave(execution, state, exit, next, scope, scope.input());
    }

    /** Leaves; {@code Assign} and {@code Output} both see the variables as they were when the state was entered. */
    Move leave(Execution execution, State state, Exit exit, @Nullable String next, Scope scope,
            @Nullable Object ordinary) {
        var assigned = new LinkedHashMap<String, @Nullable Object>();
        exit.assign().forEach((name, shape) -> assigned.put(name, shape.evaluate(scope)));
        Object output = Data.limited("the output of " + state.name(),
                exit.output() == null ? ordinary : exit.output().evaluate(scope));
        Data.limited("the variables of " + state.name(), assigned);
        execution.variables.putAll(assigned);
        chronicle.record(execution, state.getClass().getSimpleName() + "StateExited", "stateExitedEventDetails",
                details -> {
                    details.put("name", state.name());
                    details.put("output", Data.text(output));
                });
        return new Move(next, output);
    }
}
