package dev.mxonramp.domain.migration.choice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an owner chooses of an old mailbox. Names of folders are those that people see, with slashes between the levels.
 *
 * @param include only folders that match one of these; none for all
 * @param exclude no folders that match one of these
 * @param since no messages that arrived before this day (INTERNALDATE); null for all. A day and not an age, since a message
 *        that grows too old must not look as if it had been deleted
 * @param labels what becomes of Gmail's labels; without effect at other servers
 * @param places where single folders go, by their name at the old server
 */
public record FolderChoice(List<FolderPattern> include, List<FolderPattern> exclude, @Nullable LocalDate since,
        GmailLabels labels, Map<String, String> places) {
    /** Most patterns of a kind. */
    public static final int MOST_PATTERNS = 100;
    /** Most folders that are given a place. */
    public static final int MOST_PLACES = 500;
    /** All there is, where it usually goes. */
    public static final FolderChoice EVERYTHING = new FolderChoice(List.of(), List.of(), null, GmailLabels.LABELS,
            Map.of());

    public FolderChoice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        places = Map.copyOf(places);
        if (include.size() > MOST_PATTERNS || exclude.size() > MOST_PATTERNS || places.size() > MOST_PLACES) {
            throw new IllegalArgumentException("a choice has at most " + MOST_PATTERNS + " patterns of a kind and "
                    + MOST_PLACES + " places");
        }
    }
}
