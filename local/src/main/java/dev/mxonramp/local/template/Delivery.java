package dev.mxonramp.local.template;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often an event's delivery is tried again.
 *
 * @param maximumRetries after the first try
 * @param maximumAge     after which it is given up
 * @param deadLetters    ARN of the queue for what was given up, null for none
 */
public record Delivery(int maximumRetries, Duration maximumAge, @Nullable String deadLetters) {
    /** ARN of the queue for what was given up. */
    public Optional<String> deadLetterQueue() {
        return Optional.ofNullable(deadLetters);
    }
}
