package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;
import dev.mxonramp.lambda.Environment;

/** Begins the wait for the owner's word that all mailboxes are there. */
public final class AwaitMailboxesFunction extends AwaitFunction {
    public AwaitMailboxesFunction() {
        this(Environment.system());
    }

    public AwaitMailboxesFunction(Environment env) {
        this(AwsJourney.standard(env).await());
    }

    public AwaitMailboxesFunction(Await await) {
        super(await, AwaitStep.MAILBOXES);
    }
}
