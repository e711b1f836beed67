package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassTurn;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies messages until a minute before its time, and says whether another worker must go on: {@code more}. */
public final class WorkerFunction extends PassTask {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerFunction.class);
    private static final Duration RESERVE = Duration.ofMinutes(1);
    private static final int HOLDER_OCTETS = 8;

    private final PassTurn turn;
    private final RandomGenerator random;

    public WorkerFunction() {
        this(Environment.system());
    }

    public WorkerFunction(Environment env) {
        this(new Wiring(env));
    }

    private WorkerFunction(Wiring wiring) {
        this(wiring.turn(), wiring.random());
    }

    /** @param random where a worker's own name comes from */
    public WorkerFunction(PassTurn turn, RandomGenerator random) {
        this.turn = turn;
        this.random = random;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        PassKey key = pass(input);
        var name = new byte[HOLDER_OCTETS];
        random.nextBytes(name);
        String holder = key.number() + "-" + HexFormat.of().formatHex(name);
        boolean more = turn.run(key, holder, () -> deadline.left().compareTo(RESERVE) < 0);
        LOG.info("worker {} of pass {} ends, more {}", holder, key.number(), more);
        return Map.of("more", more);
    }
}
