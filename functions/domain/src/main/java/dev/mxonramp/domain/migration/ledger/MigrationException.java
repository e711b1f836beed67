package dev.mxonramp.domain.migration.ledger;

import java.time.Instant;

/**
 * A message that could not be copied as it is, listed for its owner. Not a Java exception: the journey goes on.
 *
 * @param key mailbox and source folder
 * @param sourceValidity UIDVALIDITY that the UID belongs to
 * @param uid of the message at the source
 * @param kind what happened
 * @param words what the server said, cleaned and at most 200 characters
 * @param at when
 */
public record MigrationException(LedgerKey key, long sourceValidity, long uid, Kind kind, String words, Instant at) {
    private static final int MAX_WORDS = 200;

    /** What happened; the names are API values. */
    public enum Kind {
        /** The target does not take it; it is not there. */
        REFUSED_BY_TARGET,
        /** It is larger than the target takes; it is not there. */
        TOO_LARGE,
        /** The old server does not give it out; it is not at the target. */
        UNREADABLE_AT_SOURCE,
        /** It is at the target, but the target changed its bytes. */
        ALTERED_BY_TARGET,
        /** It is at the target, where a later change of its flags was refused. */
        FLAGS_REFUSED
    }

    public MigrationException {
        words = cleaned(words);
    }

    /** A server's words, fit to be shown: one line, no control characters, not too long. */
    public static String cleaned(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS) + "…" : line;
    }
}
