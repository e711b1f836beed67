package dev.mxonramp.local.aws;

import dev.mxonramp.local.lambda.Outcome;

/** Invokes functions by logical id, name or ARN. */
@FunctionalInterface
public interface Invoker {
    /** Waits for the outcome. */
    Outcome invoke(String function, String event) throws InterruptedException;
}
