package dev.mxonramp.local.lambda;

/** What came of invoking a function. */
public sealed interface Outcome {
    /** The function answered with this JSON. */
    record Answered(String payload) implements Outcome {}

    /**
     * The function failed; Lambda's callers see status 200 with the header {@code X-Amz-Function-Error: Unhandled}.
     *
     * @param type class name of what was thrown, or Lambda's own: {@code Sandbox.Timedout}, {@code Runtime.ExitError}
     * @param message what it says
     * @param payload both as the JSON that Lambda hands out
     */
    record Failed(String type, String message, String payload) implements Outcome {}

    /** As many are running as may run: {@code TooManyRequestsException}. */
    record Throttled(String message) implements Outcome {}

    /** No such function: {@code ResourceNotFoundException}. */
    record Unknown(String message) implements Outcome {}
}
