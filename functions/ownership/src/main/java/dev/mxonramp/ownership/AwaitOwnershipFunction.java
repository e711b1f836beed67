package dev.mxonramp.ownership;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;
import dev.mxonramp.lambda.Environment;

/** Begins the wait for the proof of a domain. */
public final class AwaitOwnershipFunction extends AwaitFunction {
    public AwaitOwnershipFunction() {
        this(Environment.system());
    }

    public AwaitOwnershipFunction(Environment env) {
        this(AwsJourney.standard(env).await());
    }

    public AwaitOwnershipFunction(Await await) {
        super(await, AwaitStep.OWNERSHIP);
    }
}
