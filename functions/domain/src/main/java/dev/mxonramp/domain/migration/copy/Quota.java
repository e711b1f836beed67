package dev.mxonramp.domain.migration.copy;

/**
 * How much room there is in a mailbox (RFC 9208).
 *
 * @param usedOctets that are taken
 * @param limitOctets that there may be; {@link Long#MAX_VALUE} without a limit
 * @param usedMessages that are there
 * @param limitMessages that there may be; {@link Long#MAX_VALUE} without a limit
 */
public record Quota(long usedOctets, long limitOctets, long usedMessages, long limitMessages) {
    /** No limit at all. */
    public static final Quota NONE = new Quota(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /** Whether so much more has room. */
    public boolean fits(long octets, long messages) {
        return octets <= limitOctets - usedOctets && messages <= limitMessages - usedMessages;
    }
}
