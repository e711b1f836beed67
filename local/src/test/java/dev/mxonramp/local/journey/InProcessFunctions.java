package dev.mxonramp.local.journey;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.FunctionInvoker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real handlers in this process, invoked with streams as Lambda does it, their exceptions reported as its runtime
 * reports them. Faults on order: a function that fails some times, or until it is mended.
 */
final class InProcessFunctions implements FunctionInvoker {
    private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, Integer> invocations = new HashMap<>();

    /** Puts a handler behind the function of this logical id. */
    InProcessFunctions put(String function, RequestStreamHandler handler) {
        handlers.put(function, handler);
        return this;
    }

    /** The next invocations of the function end with this error, and nothing happens. */
    void fail(String function, String error, int times) {
        errors.put(function, error);
        failing.put(function, times);
    }

    /** The function works again. */
    void mend(String function) {
        failing.remove(function);
    }

    /** How many ordered failures are still to come. */
    int stillFailing(String function) {
        return failing.getOrDefault(function, 0);
    }

    /** How often the function was invoked. */
    int invocations(String function) {
        return invocations.getOrDefault(function, 0);
    }

    /** Invokes by logical id. */
    Invoked invokeNamed(String function, String payload) {
        invocations.merge(function, 1, Integer::sum);
        if (failing.getOrDefault(function, 0) > 0) {
            failing.merge(function, -1, Integer::sum);
            return error(errors.getOrDefault(function, "Lambda.Unknown"), "ordered by the test");
        }
        RequestStreamHandler handler = handlers.get(function);
        if (handler == null) {
            throw new AssertionError("there is no handler for " + function);
        }
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out,
                    new TestContext(function));
        } catch (RuntimeException | IOException e) {
            return error(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
        return Invoked.answer(out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public Invoked invoke(String functionArn, String payloadJson) {
        return invokeNamed(functionArn.replaceAll(".*:onramp-(.*):live", "$1"), payloadJson);
    }

    private static Invoked error(String type, String message) {
        return Invoked.error(Json.text(Map.of("errorMessage", message, "errorType", type, "stackTrace", List.of())));
    }
}
