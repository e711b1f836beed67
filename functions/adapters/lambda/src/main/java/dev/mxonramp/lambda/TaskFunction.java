package dev.mxonramp.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that a state machine, a schedule or the event bus invokes with a JSON object. Exceptions pass through:
 * Lambda reports the class name as the error, and the state machine's Retry and Catch name it.
 */
public abstract class TaskFunction implements RequestStreamHandler {
    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        Json.write(run(Json.object(Json.read(input)), Deadline.of(context)), output);
    }

    /** Does the work; the answer's members become the task's output. */
    public abstract Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline);

    /** A text of the input that must be there. */
    protected static String text(Map<String, @Nullable Object> input, String name) {
        if (input.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the input has no text '" + name + "'");
    }
}
