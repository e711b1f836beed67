package dev.mxonramp.domain.migration.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be copied as it is, or a folder that could not be copied at all, listed for its owner. Not a
 * Java exception: the journey goes on.
 *
 * @param key mailbox and source folder
 * @param sourceValidity UIDVALIDITY that the UID belongs to; 0 for a folder
 * @param uid of the message at the source; 0, which no message has, for the folder as a whole
 * @param kind what happened
 * @param words what the server said, cleaned and at most 200 characters
 * @param at when
 * @param pass the last one that tried the message; 0 unknown
 */
public record MigrationException(LedgerKey key, long sourceValidity, long uid, Kind kind, String words, Instant at,
        int pass) {
    private static final int MAX_WORDS = 200;

    /** What happened; the names are API values. */
    public enum Kind {
        /** The target does not take it; it is not there. */
        REFUSED_BY_TARGET(true),
        /** It is larger than the target takes; it is not there. */
        TOO_LARGE(true),
        /** The old server does not give it out; it is not at the target. */
        UNREADABLE_AT_SOURCE(true),
        /** The target took it, without saying where, and nothing there has its bytes. */
        UNRECOGNISED_AT_TARGET(true),
        /** It is at the target, but the target changed its bytes. */
        ALTERED_BY_TARGET(false),
        /** It is at the target, where a later change of its flags was refused. */
        FLAGS_REFUSED(false),
        /** The old server does not open the folder; of it, only what was copied before is at the target. */
        FOLDER_UNREADABLE_AT_SOURCE(false),
        /** The target does not make or open the folder; of it, only what was copied before is there. */
        FOLDER_REFUSED_BY_TARGET(false),
        /** It is gone at the source, and it or others with it remain at the target, for the reason in the words. */
        NOT_REMOVED(false);

        private final boolean missing;

        Kind(boolean missing) {
            this.missing = missing;
        }

        /** Whether it is about a message that is not known to be at the target. */
        public boolean missing() {
            return missing;
        }
    }

    /**
     * Where an exception stands in a mailbox's list.
     *
     * @param folderId of the source folder
     * @param sourceValidity UIDVALIDITY that the UID belongs to; 0 for a folder
     * @param uid of the message at the source; 0 for the folder as a whole
     */
    public record Place(String folderId, long sourceValidity, long uid) {
        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,10})\\.([0-9]{1,10})");

        /** Its order among texts is that of the list: whole folders come before all messages. */
        public String sortKey() {
            return uid == 0 ? "!" + folderId : "%s#%010d#%010d".formatted(folderId, sourceValidity, uid);
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

    /** An exception that is about a folder as a whole. */
    public static MigrationException ofFolder(LedgerKey folder, Kind kind, String words, Instant at) {
        return new MigrationException(folder, 0, 0, kind, words, at);
    }

    /** Whether it is about a folder as a whole. */
    public boolean ofFolder() {
        return uid == 0;
    }

    /** One that no later pass tries again. */
    public MigrationException(LedgerKey key, long sourceValidity, long uid, Kind kind, String words, Instant at) {
        this(key, sourceValidity, uid, kind, words, at, 0);
    }

    /** The whole of a list, page after page. */
    public static Stream<MigrationException> all(Pages pages) {
        return Stream.iterate(pages.after(null), page -> !page.isEmpty(), page -> pages.after(page.getLast().place()))
                .flatMap(List::stream);
    }

    /** A list that is read in pages. */
    @FunctionalInterface
    public interface Pages {
        /** @param place the last one read; null for the first page */
        List<MigrationException> after(@Nullable Place place);
    }

    /** Tried in a pass. */
    public MigrationException triedIn(int number) {
        return new MigrationException(key, sourceValidity, uid, kind, words, at, number);
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
