package dev.mxonramp.local.states;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see.
 *
 * @param variables the workflow's, as they were when the state was entered
 * @param states    the {@code $states} object
 */
record Scope(Map<String, @Nullable Object> variables, Map<String, @Nullable Object> states) {
    static Scope of(Map<String, @Nullable Object> variables, @Nullable Object input,
            Map<String, @Nullable Object> context) {
        var states = new LinkedHashMap<String, @Nullable Object>();
        states.put("input", input);
        states.put("context", context);
        return new Scope(variables, states);
    }

    /** The same with what the task gave. */
    Scope withResult(@Nullable Object result) {
        return with("result", result);
    }

    /** The same with what went wrong. */
    Scope withError(Failure failure) {
        return with("errorOutput", failure.output());
    }

    private Scope with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(states);
        more.put(name, value);
        return new Scope(variables, more);
    }

    @Nullable
    Object input() {
        return states.get("input");
    }
}
