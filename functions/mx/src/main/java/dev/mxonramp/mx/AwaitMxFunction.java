package dev.mxonramp.mx;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;
import dev.mxonramp.lambda.Environment;

/** Begins the wait for the MX change. */
public final class AwaitMxFunction extends AwaitFunction {
    public AwaitMxFunction() {
        this(Environment.system());
    }

    public AwaitMxFunction(Environment env) {
        this(AwsJourney.standard(env).await());
    }

    public AwaitMxFunction(Await await) {
        super(await, AwaitStep.MX);
    }
}
