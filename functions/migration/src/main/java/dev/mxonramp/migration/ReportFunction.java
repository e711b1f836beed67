package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Wrapping;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wipes the sources' credentials and reports: the journey's end. */
public final class ReportFunction extends TaskFunction {
    private final Wrapping wrapping;

    public ReportFunction() {
        this(Environment.system());
    }

    public ReportFunction(Environment env) {
        this(wrapping(new Wiring(env)));
    }

    public ReportFunction(Wrapping wrapping) {
        this.wrapping = wrapping;
    }

    private static Wrapping wrapping(Wiring wiring) {
        return new Wrapping(wiring.sources(), wiring.ledgers(), wiring.claimUpdates(), wiring.events(),
                wiring.clock());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        wrapping.report(claim(input));
        return Map.of();
    }
}
