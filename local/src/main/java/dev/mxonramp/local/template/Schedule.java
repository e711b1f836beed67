package dev.mxonramp.local.template;

import java.time.Duration;

/**
 * A schedule that invokes a function.
 *
 * @param logicalId  function and event: {@code SweepFunctionMinute}
 * @param expression as in the template
 * @param every      what the expression means; only {@code rate(…)} is known
 * @param function   logical id of the function
 * @param delivery   what becomes of an invocation that fails
 */
public record Schedule(String logicalId, String expression, Duration every, String function, Delivery delivery) {}
