package dev.mxonramp.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/**
 * A function that a state machine, a schedule or the event bus invokes with a JSON object. Exceptions pass through:
 * Lambda reports the class name as the error, and the state machine's Retry and Catch name it.
 */
public abstract class TaskFunction extends SnapshotFunction {
    protected TaskFunction() {
        super(Core.getGlobalContext());
    }

    /** Nothing by default: nobody waits for the answer of a step, a tick or a mail. */
    @Override
    protected void prime() {}

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        Json.write(run(Json.object(Json.read(input)), Deadline.of(context)), output);
    }

    /** Does the work; the answer's members become the task's output. */
    public abstract Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline);

    /** The claim that a step of the onboarding machine is about: members {@code account} and {@code domain}. */
    protected static ClaimKey claim(Map<String, @Nullable Object> input) {
        return new ClaimKey(new AccountId(text(input, "account")), new DomainName(text(input, "domain")));
    }

    /** A text of the input that must be there. */
    protected static String text(Map<String, @Nullable Object> input, String name) {
        if (input.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the input has no text '" + name + "'");
    }
}
