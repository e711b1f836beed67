package dev.mxonramp.mx;

import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;

/** Begins the wait for the MX change. */
public final class AwaitMxFunction extends AwaitFunction {
    public AwaitMxFunction(Await await) {
        super(await, AwaitStep.MX);
    }
}
