package dev.mxonramp.ownership;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says where a claim's journey stands, so that an execution, the first or a resumed one, begins there. */
public final class RouteFunction extends TaskFunction {
    private final ClaimUpdates claims;

    public RouteFunction() {
        this(Environment.system());
    }

    public RouteFunction(Environment env) {
        this(AwsJourney.standard(env).updates());
    }

    public RouteFunction(ClaimUpdates claims) {
        this.claims = claims;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        // Of a claim that was deleted meanwhile nothing is left to do.
        return Map.of("phase", claims.find(claim(input)).map(Phase::of).orElse(Phase.DONE).name());
    }
}
