package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.PassFailing;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records a pass's failure with its mailbox. */
public final class PassFailFunction extends PassTask {
    private static final String OURS = "dev.mxonramp.domain.";

    private final PassFailing failing;

    public PassFailFunction() {
        this(Environment.system());
    }

    public PassFailFunction(Environment env) {
        this(failing(new Wiring(env)));
    }

    public PassFailFunction(PassFailing failing) {
        this.failing = failing;
    }

    private static PassFailing failing(Wiring wiring) {
        return new PassFailing(wiring.passes(), wiring.sources(), wiring.claims(), wiring.events(), wiring.clock());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        String step = text(input, "step");
        String error = input.get("error") instanceof String name ? name : "unknown";
        failing.fail(pass(input), step, error, sentence(step, error, input.get("cause")));
        return Map.of();
    }

    /** Only our own errors carry sentences that were written for people; whatever else came may hold anything. */
    private static String sentence(String step, String error, @Nullable Object cause) {
        if (error.startsWith(OURS) && cause instanceof String text) {
            try {
                if (Json.object(Json.read(text)).get("errorMessage") instanceof String message) {
                    return MigrationException.cleaned(message);
                }
            } catch (Json.Malformed e) {
                return MigrationException.cleaned(text);
            }
        }
        return "The pass stopped at the step " + step + ". The next one goes on from there.";
    }
}
