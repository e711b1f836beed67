package dev.mxonramp.sweep;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.aws.EventBridgeHelpers;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.sweep.SweepReport;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tick of the sweep; the schedule calls it every minute, and a tick that has too much to do calls it again. */
public final class SweepFunction extends TaskFunction {
    private static final Logger LOG = LoggerFactory.getLogger(SweepFunction.class);

    private final Sweep sweep;

    public SweepFunction() {
        this(Environment.system());
    }

    public SweepFunction(Environment env) {
        this(SweepWiring.sweep(env, AwsJourney.standard(env)));
    }

    public SweepFunction(Sweep sweep) {
        this.sweep = sweep;
    }

    /** The schedule's own tick is no helper; a helper is called by an event that numbers it. */
    private static int helper(Map<String, @Nullable Object> input) {
        return input.get("detail") instanceof Map<?, ?> detail
                && detail.get(EventBridgeHelpers.NUMBER) instanceof Number number ? number.intValue() : 0;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        SweepReport report = sweep.tick(helper(input), deadline::left);
        report.failures().forEach(failed -> LOG.error("the sweep failed at {}", failed.key(), failed.cause()));
        LOG.info("swept: {} slots, {} entries, {} failures, {} unfinished", report.slots(), report.visited(),
                report.failures().size(), report.unfinished());
        return Map.of("slots", report.slots(), "visited", report.visited(), "failures", report.failures().size(),
                "unfinished", report.unfinished());
    }
}
