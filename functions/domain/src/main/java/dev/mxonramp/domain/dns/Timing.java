package dev.mxonramp.domain.dns;

import java.time.Duration;
import java.time.Instant;

/**
 * What a finding says about time (dns.md 13). It is kept apart from the sentence: a finding is stored once, and told for
 * as long as nothing changes, so that an instant in its words would soon be over.
 */
public sealed interface Timing {
    /**
     * What is saved now is visible everywhere after this: for so long do caches remember that there was nothing.
     *
     * @param negativeTtl the greatest at any server (RFC 2308 5)
     */
    record VisibleAfter(Duration negativeTtl) implements Timing {}

    /**
     * What is there is to be replaced, and caches that ask now show it for so long.
     *
     * @param ttl of the record
     */
    record ShownFor(Duration ttl) implements Timing {}

    /**
     * It has been so at every look.
     *
     * @param first the first of them
     */
    record Since(Instant first) implements Timing {}

    /** The sentence for whoever reads it now. */
    default String told(Instant now) {
        return switch (this) {
            case VisibleAfter(Duration negativeTtl) ->
                "If you save it now, it is visible everywhere by " + Wording.clock(now.plus(negativeTtl)) + ".";
            case ShownFor(Duration ttl) -> "Caches may show it until " + Wording.clock(now.plus(ttl)) + ".";
            case Since(Instant first) -> "It has been so since " + Wording.clockBefore(first) + ".";
        };
    }
}
