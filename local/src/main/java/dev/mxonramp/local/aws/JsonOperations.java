package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON service that is served here, operation by operation. */
abstract class JsonOperations extends JsonService {
    JsonOperations(String scope, String version) {
        super(scope, version);
    }

    @Override
    final List<Access> accesses(String operation, Ask ask) {
        return accesses(operation, body(ask));
    }

    @Override
    public final Answer serve(Ask ask, Principal caller) {
        return answer(Json.text(serve(operation(ask), body(ask))));
    }

    /** What an operation needs to be allowed. */
    abstract List<Access> accesses(String operation, Map<String, @Nullable Object> body);

    /** Serves an operation. */
    abstract Map<String, @Nullable Object> serve(String operation, Map<String, @Nullable Object> body);
}
