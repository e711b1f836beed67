package dev.mxonramp.local.lambda;

import dev.mxonramp.lambda.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as Lambda words them. */
final class ErrorDocument {
    private ErrorDocument() {}

    /** What a process reported. */
    static Outcome.Failed reported(String json) {
        try {
            Map<String, @Nullable Object> members = Json.object(Json.read(json));
            return new Outcome.Failed(String.valueOf(members.get("errorType")),
                    String.valueOf(members.get("errorMessage")), json);
        } catch (Json.Malformed e) {
            return of("Runtime.Unknown", json);
        }
    }

    static Outcome.Failed timedOut(String id, double seconds) {
        return of("Sandbox.Timedout",
                "RequestId: " + id + " Error: Task timed out after " + "%.2f".formatted(seconds) + " seconds");
    }

    static Outcome.Failed exited(String id, int status) {
        return of("Runtime.ExitError",
                "RequestId: " + id + " Error: Runtime exited with error: exit status " + status);
    }

    static Outcome.Failed tooSlowToStart(String id, double seconds) {
        return of("Sandbox.Timedout",
                "RequestId: " + id + " Error: The start took longer than " + "%.2f".formatted(seconds) + " seconds");
    }

    private static Outcome.Failed of(String type, String message) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("errorType", type);
        members.put("errorMessage", message);
        return new Outcome.Failed(type, message, Json.text(members));
    }
}
