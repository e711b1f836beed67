package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.states.StatesProtocol;
import java.util.List;

/** Step Functions: policies are checked here, the interpreter does the work. */
final class StatesFront extends JsonService {
    private final StatesProtocol states;

    StatesFront(StatesProtocol states) {
        super("states", "1.0");
        this.states = states;
    }

    /** A token that waits nowhere has no resource; the interpreter refuses it as the service does. */
    @Override
    List<Access> accesses(String operation, Ask ask) {
        String resource = states.resource(StatesProtocol.PREFIX + operation, ask.text());
        boolean deadToken = operation.startsWith("SendTask") && resource.equals("*");
        return deadToken ? List.of() : List.of(new Access("states:" + operation, resource));
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        StatesProtocol.Answer answer = states.answer(StatesProtocol.PREFIX + operation(ask), ask.text());
        return Answer.text(answer.status(), "application/x-amz-json-1.0", answer.json());
    }
}
