package dev.mxonramp.domain.migration.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * Where an exception stands in a mailbox's list.
     *
     * @param folderId of the source folder
     * @param sourceValidity UIDVALIDITY that the UID belongs to
     * @param uid of the message at the source
     */
    public record Place(String folderId, long sourceValidity, long uid) {
        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,10})\\.([0-9]{1,10})");

        /** Its order among texts is that of the list. */
        public String sortKey() {
            return "%s#%010d#%010d".formatted(folderId, sourceValidity, uid);
        }

        /** A form for people to hand back. */
        public String text() {
            return folderId + "." + sourceValidity + "." + uid;
        }

        /** Reads what {@link #text()} wrote; empty for anything else. */
        public static Optional<Place> of(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new Place(parts.group(1), Long.parseLong(parts.group(2)),
                            Long.parseLong(parts.group(3))))
                    : Optional.empty();
        }
    }

    public MigrationException {
        words = cleaned(words);
    }

    /** Where it stands. */
    public Place place() {
        return new Place(key.folderId(), sourceValidity, uid);
    }

    /** A server's words, fit to be shown: one line, no control characters, not too long. */
    public static String cleaned(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS) + "…" : line;
    }
}
