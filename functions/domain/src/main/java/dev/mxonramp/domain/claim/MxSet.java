package dev.mxonramp.domain.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An MX set that is not ours and was seen at an authority, with what is needed for the residual instant (dns.md 15).
 *
 * @param records the RRset as presented, e.g. {@code 10 mx.old.test.}, sorted
 * @param ttl the TTL it was seen with; the same records with another TTL are another set, so that lowering the TTL
 *        before the switch counts
 * @param lastSeenAt the check that found it (again); looking at it once more while it stands writes nothing
 * @param goneAt the first check at which no authority served it any more; null while one does
 */
public record MxSet(List<String> records, Duration ttl, Instant lastSeenAt, @Nullable Instant goneAt) {
    public MxSet {
        records = records.stream().sorted().toList();
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("a TTL is not negative");
        }
    }
}
