package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.PassClosing;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closes a pass: the next one, or the certificate. */
public final class PassFinishFunction extends PassTask {
    private final PassClosing closing;

    public PassFinishFunction() {
        this(Environment.system());
    }

    public PassFinishFunction(Environment env) {
        this(closing(new Wiring(env), env));
    }

    public PassFinishFunction(PassClosing closing) {
        this.closing = closing;
    }

    private static PassClosing closing(Wiring wiring, Environment env) {
        return new PassClosing(wiring.passes(), wiring.sources(), wiring.ledgers(), wiring.certificates(),
                wiring.claimUpdates(), wiring.courier(), wiring.events(), wiring.watch(),
                env.seconds("FINAL_PASS_INTERVAL_SECONDS"), wiring.clock());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        closing.finish(pass(input));
        return Map.of();
    }
}
