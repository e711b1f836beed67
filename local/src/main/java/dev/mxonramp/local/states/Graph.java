package dev.mxonramp.local.states;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which state leads to which: every target exists, and every state can be reached. */
final class Graph {
    private Graph() {}

    static void check(String machine, Definition definition) {
        var reached = new LinkedHashSet<String>();
        var ahead = new ArrayDeque<String>(List.of(definition.startAt()));
        while (!ahead.isEmpty()) {
            String name = ahead.remove();
            if (!definition.states().containsKey(name)) {
                throw new DefinitionException(machine, "there is no state " + name);
            }
            if (reached.add(name)) {
                ahead.addAll(targets(definition.state(name)));
            }
        }
        for (String name : definition.states().keySet()) {
            if (!reached.contains(name)) {
                throw new DefinitionException(machine, "nothing leads to the state " + name);
            }
        }
    }

    private static List<String> targets(State state) {
        var targets = new ArrayList<@Nullable String>();
        switch (state) {
            case State.Task task -> {
                targets.add(task.next());
                task.catching().forEach(catcher -> targets.add(catcher.next()));
            }
            case State.Choice choice -> {
                choice.rules().forEach(rule -> targets.add(rule.next()));
                targets.add(choice.otherwise());
            }
            case State.Wait wait -> targets.add(wait.next());
            case State.Pass pass -> targets.add(pass.next());
            case State.Succeed _,State.Fail _ -> {
            }
        }
        return targets.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
