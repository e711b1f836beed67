package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step Functions: policies are checked here, the interpreter does the work. */
final class StatesFront extends JsonService {
    private final StatesApi states;

    StatesFront(StatesApi states) {
        super("states", "1.0");
        this.states = states;
    }

    @Override
    List<Access> accesses(String operation, Map<String, @Nullable Object> body) {
        return List.of(new Access("states:" + operation, resource(body)));
    }

    /** Tokens are checked against the machine they wait in; a token that nobody knows allows nothing to be done. */
    private String resource(Map<String, @Nullable Object> body) {
        if (body.get("taskToken") instanceof String token) {
            return states.machineOf(token).orElse("*");
        }
        for (String name : List.of("stateMachineArn", "executionArn")) {
            if (body.get(name) instanceof String arn) {
                return arn;
            }
        }
        return "*";
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        return states.answer(operation(ask), ask.text());
    }

    @Override
    Map<String, @Nullable Object> serve(String operation, Map<String, @Nullable Object> body) {
        throw unknown(operation); // never reached: requests are handed on as they are
    }
}
