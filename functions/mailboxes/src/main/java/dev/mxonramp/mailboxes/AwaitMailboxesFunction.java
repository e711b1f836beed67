package dev.mxonramp.mailboxes;

import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.lambda.AwaitFunction;

/** Begins the wait for the owner's word that all mailboxes are there. */
public final class AwaitMailboxesFunction extends AwaitFunction {
    public AwaitMailboxesFunction(Await await) {
        super(await, AwaitStep.MAILBOXES);
    }
}
