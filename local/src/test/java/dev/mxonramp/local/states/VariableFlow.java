package dev.mxonramp.local.states;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which variables are surely assigned when a state is entered, by every path from the start. */
final class VariableFlow {
    private final Definition definition;
    private final Map<String, Set<String>> assigned = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private VariableFlow(Definition definition) {
        this.definition = definition;
    }

    /** Uses of variables that some path reaches without their assignment. */
    static List<String> undeclared(Definition definition) {
        var flow = new VariableFlow(definition);
        flow.spread();
        definition.states().values().forEach(flow::check);
        return new ArrayList<>(flow.missing);
    }

    private void spread() {
        var ahead = new ArrayDeque<String>(List.of(definition.startAt()));
        assigned.put(definition.startAt(), Set.of());
        while (!ahead.isEmpty()) {
            State state = definition.state(ahead.remove());
            Set<String> known = assigned.getOrDefault(state.name(), Set.of());
            exits(state).forEach(way -> {
                if (reach(way.next(), known, way.exit())) {
                    ahead.add(way.next());
                }
            });
        }
    }

    /** Whether the way taught anything new about the state that it leads to. */
    private boolean reach(String next, Set<String> known, State.Exit exit) {
        var after = new HashSet<>(known);
        after.addAll(exit.assign().keySet());
        Set<String> before = assigned.get(next);
        if (before != null) {
            after.retainAll(before);
        }
        assigned.put(next, Set.copyOf(after));
        return before == null || !before.equals(after);
    }

    private void check(State state) {
        exits(state).forEach(way -> uses(state, way.exit()));
        switch (state) {
            case State.Task task -> use(state, task.payload());
            case State.Choice choice -> choice.rules().forEach(rule -> use(state, rule.condition()));
            case State.Wait wait -> {
                use(state, wait.seconds());
                use(state, wait.until());
            }
            case State.Fail fail -> {
                use(state, fail.error());
                use(state, fail.cause());
            }
            case State.Succeed succeed -> uses(state, succeed.exit());
            case State.Pass _ -> {
            }
        }
    }

    private void uses(State state, State.Exit exit) {
        exit.assign().values().forEach(shape -> use(state, shape));
        use(state, exit.output());
    }

    private void use(State state, @Nullable Shape shape) {
        if (shape != null) {
            for (String variable : shape.variables()) {
                if (!assigned.getOrDefault(state.name(), Set.of()).contains(variable)) {
                    missing.add(state.name() + " uses $" + variable + ", which not every path to it assigns");
                }
            }
        }
    }

    private record Way(State.Exit exit, String next) {}

    private static List<Way> exits(State state) {
        var ways = new ArrayList<Way>();
        switch (state) {
            case State.Task task -> {
                add(ways, task.exit(), task.next());
                task.catching().forEach(catcher -> add(ways, catcher.exit(), catcher.next()));
            }
            case State.Choice choice -> {
                choice.rules().forEach(rule -> add(ways, rule.exit(), rule.next()));
                add(ways, choice.exit(), choice.otherwise());
            }
            case State.Wait wait -> add(ways, wait.exit(), wait.next());
            case State.Pass pass -> add(ways, pass.exit(), pass.next());
            case State.Succeed _,State.Fail _ -> {
            }
        }
        return ways;
    }

    private static void add(List<Way> ways, State.Exit exit, @Nullable String next) {
        if (next != null) {
            ways.add(new Way(exit, next));
        }
    }
}
