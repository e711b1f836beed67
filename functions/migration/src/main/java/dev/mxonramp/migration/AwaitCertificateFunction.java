package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;

/** Begins the wait for the last mailbox's certificate; without a source it ends at once. */
public final class AwaitCertificateFunction extends AwaitFunction {
    public AwaitCertificateFunction(Await await) {
        super(await, AwaitStep.CERTIFICATE);
    }
}
