package dev.mxonramp.migration;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;
import dev.mxonramp.lambda.Environment;

/** Begins the wait for the last mailbox's certificate; without a source it ends at once. */
public final class AwaitCertificateFunction extends AwaitFunction {
    public AwaitCertificateFunction() {
        this(Environment.system());
    }

    public AwaitCertificateFunction(Environment env) {
        this(AwsJourney.standard(env).await());
    }

    public AwaitCertificateFunction(Await await) {
        super(await, AwaitStep.CERTIFICATE);
    }
}
