package dev.mxonramp.domain.claim;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An MTA-STS policy in enforce mode that lets no mail through to our hosts, as senders may remember it (RFC 8461 3.2).
 *
 * @param maxAge for how long they do; of several that were seen one after the other the greatest
 * @param goneAt the first look at which it was published no more; null while it is
 */
public record OldPolicy(Duration maxAge, @Nullable Instant goneAt) {
    public OldPolicy {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("max_age is not negative");
        }
    }

    /** When the last sender forgets it; one that is still published may be read now. */
    public Instant until(Instant now) {
        return (goneAt == null ? now : goneAt).plus(maxAge);
    }
}
