package dev.mxonramp.local.aws;

/**
 * An event or tick that was given up.
 *
 * @param queue ARN of the queue it went to; empty where the template names none
 * @param target what could not be reached
 * @param event what was to be delivered, JSON
 * @param reason the last error
 */
public record DeadLetter(String queue, String target, String event, String reason) {}
