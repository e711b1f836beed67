package dev.mxonramp.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassRules;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens a pass: from here on it is seen. */
public final class PassBeginFunction extends PassTask {
    private final PassStore passes;
    private final ClaimStore claims;
    private final InstantSource clock;

    public PassBeginFunction() {
        this(Environment.system());
    }

    public PassBeginFunction(Environment env) {
        this(new Wiring(env));
    }

    private PassBeginFunction(Wiring wiring) {
        this(wiring.passes(), wiring.claims(), wiring.clock());
    }

    public PassBeginFunction(PassStore passes, ClaimStore claims, InstantSource clock) {
        this.passes = passes;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        PassKey key = pass(input);
        if (passes.find(key).isEmpty()) {
            Milestones milestones = claims.find(new ClaimKey(key.account(), key.mailbox().domain()))
                    .map(Claim::milestones).orElse(Milestones.NONE);
            passes.put(PassRecord.begin(key, PassRules.kind(milestones, key.number()), clock.instant()));
        }
        return Map.of();
    }
}
