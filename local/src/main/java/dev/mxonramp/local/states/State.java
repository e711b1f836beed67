package dev.mxonramp.local.states;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One state of a definition. */
sealed interface State {
    /** The state's name. */
    String name();

    /**
     * What a state sets and gives on the way out.
     *
     * @param assign variables to set
     * @param output the output, null for the default
     */
    record Exit(Map<String, Shape> assign, @Nullable Shape output) {}

    /**
     * Invokes a function.
     *
     * @param function  the alias's ARN
     * @param payload   the event
     * @param callback  whether it waits for its token to be completed
     * @param timeout   of one attempt, null for none
     * @param heartbeat the longest silence of a callback, null for none
     * @param next      the state that follows, null for the end
     */
    record Task(String name, String function, Shape payload, boolean callback, @Nullable Duration timeout,
            @Nullable Duration heartbeat, List<Retrier> retry, List<Catcher> catching, Exit exit,
            @Nullable String next) implements State {}

    /**
     * Decides.
     *
     * @param otherwise the state that follows if no rule holds, null for a failure
     * @param exit      if no rule holds
     */
    record Choice(String name, List<Rule> rules, @Nullable String otherwise, Exit exit) implements State {
        /** A rule. */
        record Rule(Shape condition, Exit exit, String next) {}
    }

    /**
     * Waits.
     *
     * @param seconds how long, or null
     * @param until   until when, or null
     */
    record Wait(String name, @Nullable Shape seconds, @Nullable Shape until, Exit exit,
            @Nullable String next) implements State {}

    /** Passes its input on. */
    record Pass(String name, Exit exit, @Nullable String next) implements State {}

    /** Ends well. */
    record Succeed(String name, Exit exit) implements State {}

    /** Ends badly. */
    record Fail(String name, @Nullable Shape error, @Nullable Shape cause) implements State {}

    /**
     * Tries again.
     *
     * @param errors      names of errors
     * @param interval    before the first retry
     * @param maxAttempts how many retries
     * @param backoff     by what the interval grows
     * @param maxDelay    the longest interval, null for none
     * @param jitter      whether the interval is drawn between zero and itself
     */
    record Retrier(List<String> errors, Duration interval, int maxAttempts, double backoff,
            @Nullable Duration maxDelay, boolean jitter) {
        boolean names(Failure failure) {
            return errors.stream().anyMatch(failure::named);
        }

        /** The interval before the retry of this number, the first being 1; jitter apart. */
        Duration delay(int attempt) {
            double millis = interval.toMillis() * Math.pow(backoff, attempt - 1);
            double most = maxDelay == null ? Long.MAX_VALUE / 2.0 : maxDelay.toMillis();
            return Duration.ofMillis((long) Math.min(millis, most));
        }
    }

    /** Goes on elsewhere after a failure. */
    record Catcher(List<String> errors, Exit exit, String next) {
        boolean names(Failure failure) {
            return errors.stream().anyMatch(failure::named);
        }
    }
}
