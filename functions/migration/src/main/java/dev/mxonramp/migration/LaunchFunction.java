package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Launch;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the final pass of every mailbox that has a source. */
public final class LaunchFunction extends TaskFunction {
    private final Launch launch;

    public LaunchFunction() {
        this(Environment.system());
    }

    public LaunchFunction(Environment env) {
        this(launch(new Wiring(env)));
    }

    public LaunchFunction(Launch launch) {
        this.launch = launch;
    }

    private static Launch launch(Wiring wiring) {
        return new Launch(wiring.sources(), wiring.duePasses(), wiring.claimUpdates(), wiring.clock());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        launch.launch(claim(input));
        return Map.of();
    }
}
