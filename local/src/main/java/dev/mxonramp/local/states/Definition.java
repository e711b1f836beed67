package dev.mxonramp.local.states;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state machine's definition, everything in it known.
 *
 * @param startAt the first state
 * @param states  by name
 */
record Definition(String startAt, Map<String, State> states) {
    Definition {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state " + name);
        }
        return state;
    }
}
