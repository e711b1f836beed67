package dev.mxonramp.local.states;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.FunctionInvoker.Invoked;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes a function and tells what the state machine sees of it. */
final class Invocation {
    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    private final FunctionInvoker functions;

    Invocation(FunctionInvoker functions) {
        this.functions = functions;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The function answered; the result is the integration's, with the answer as its Payload. */
        record Answered(Map<String, @Nullable Object> result) implements Outcome {}

        /** The function failed, or was not invoked. */
        record Failed(Failure failure) implements Outcome {}
    }

    Outcome of(String function, String payload) {
        try {
            Invoked invoked = functions.invoke(function, payload);
            return invoked.functionError() == null ? answered(invoked.payload()) : failed(invoked.payload());
        } catch (FunctionInvoker.Refused e) {
            return new Outcome.Failed(new Failure(e.error(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // What the SDK reports when the service cannot be reached.
            LOG.warn("{} could not be invoked", function, e);
            return new Outcome.Failed(new Failure("Lambda.SdkClientException", String.valueOf(e.getMessage())));
        }
    }

    private static Outcome answered(String payload) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("ExecutedVersion", "1");
        result.put("Payload", payload.isBlank() ? null : Data.read(payload));
        result.put("StatusCode", 200L);
        return new Outcome.Answered(result);
    }

    /**
     * The error is the runtime's {@code errorType}: for Java the exception's class name. Where the runtime did not live
     * to tell, the service says {@code Lambda.Unknown}.
     */
    private static Outcome failed(String payload) {
        try {
            if (Data.read(payload) instanceof Map<?, ?> map && map.get("errorType") instanceof String type) {
                return new Outcome.Failed(new Failure(type, payload));
            }
        } catch (Json.Malformed e) {
            LOG.debug("a function's error is not JSON", e);
        }
        return new Outcome.Failed(new Failure("Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                        + payload));
    }
}
