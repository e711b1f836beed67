package dev.mxonramp.local.states;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions that answer as scripted, by their short name: {@code RouteFunction} for the alias
 * {@code …:onramp-RouteFunction:live}. One that was not scripted is refused.
 */
final class ScriptedFunctions implements FunctionInvoker {
    private final Map<String, Function<Map<String, @Nullable Object>, Invoked>> answers = new HashMap<>();
    private final Map<String, Deque<Function<Map<String, @Nullable Object>, Invoked>>> first = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** Always answers so. */
    ScriptedFunctions on(String name, Function<Map<String, @Nullable Object>, Invoked> answer) {
        answers.put(name, answer);
        return this;
    }

    /** Always answers so. */
    ScriptedFunctions on(String name, String json) {
        return on(name, event -> Invoked.answer(json));
    }

    /** Answers so once, before what else is scripted. */
    ScriptedFunctions once(String name, Function<Map<String, @Nullable Object>, Invoked> answer) {
        first.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** Fails with this error so often, before what else is scripted. */
    ScriptedFunctions failing(String name, String error, int times) {
        for (int i = 0; i < times; i++) {
            once(name, event -> error(error));
        }
        return this;
    }

    /** An error as the runtime reports it. */
    static Invoked error(String type) {
        return Invoked.error("{\"errorMessage\":\"scripted\",\"errorType\":\"" + type + "\"}");
    }

    /** The names of the functions that were invoked, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Invoked invoke(String functionArn, String payloadJson) {
        String name = functionArn.replaceAll(".*:onramp-(.*):live", "$1");
        calls.add(name);
        Deque<Function<Map<String, @Nullable Object>, Invoked>> queue = first.get(name);
        var answer = queue != null && !queue.isEmpty() ? queue.remove() : answers.get(name);
        if (answer == null) {
            throw new AssertionError("nothing was scripted for " + name);
        }
        Object payload = Data.read(payloadJson);
        if (payload instanceof Map<?, ?> map) {
            return answer.apply((Map<String, @Nullable Object>) map);
        }
        throw new AssertionError("not an object: " + payloadJson);
    }
}
