package dev.mxonramp.ownership;

import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;

/** Begins the wait for the proof of a domain. */
public final class AwaitOwnershipFunction extends AwaitFunction {
    public AwaitOwnershipFunction(Await await) {
        super(await, AwaitStep.OWNERSHIP);
    }
}
