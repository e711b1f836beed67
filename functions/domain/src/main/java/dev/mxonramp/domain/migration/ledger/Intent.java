package dev.mxonramp.domain.migration.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a worker is about to append, written before the first byte goes out. After a crash only target UIDs from
 * {@code targetUidNext} up are looked at, and matched by digest.
 *
 * @param targetUidNext no message of this batch can have a lower UID at the target
 * @param writtenAt when, to the second
 * @param messages in the order of appending
 */
public record Intent(long targetUidNext, Instant writtenAt, List<Intended> messages) {
    /**
     * One message of the batch.
     *
     * @param source its UID at the source
     * @param digest of its bytes
     * @param likeness what tells it from others of the same bytes
     */
    public record Intended(long source, Digest digest, Likeness likeness) {}

    public Intent {
        messages = List.copyOf(messages);
        writtenAt = writtenAt.truncatedTo(ChronoUnit.SECONDS);
        if (targetUidNext < 1 || messages.isEmpty()) {
            throw new IllegalArgumentException("an intent has messages and a UID to look from");
        }
    }
}
