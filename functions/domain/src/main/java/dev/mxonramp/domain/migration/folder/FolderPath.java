package dev.mxonramp.domain.migration.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a folder is, independent of any server's delimiter: its names from the top, in Unicode. The inbox is
 * {@code INBOX} in capitals (RFC 3501 5.1).
 */
public record FolderPath(List<String> names) {
    /** The name of the inbox. */
    public static final String INBOX = "INBOX";

    public FolderPath {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a folder has a name");
        }
        if (names.getFirst().equalsIgnoreCase(INBOX)) {
            var upper = new ArrayList<>(names);
            upper.set(0, INBOX);
            names = upper;
        }
        names = List.copyOf(names);
    }

    /** A path of these names. */
    public static FolderPath of(String... names) {
        return new FolderPath(List.of(names));
    }

    /** The path behind a decoded name with the server's delimiter; 0 for a flat name. */
    public static FolderPath split(String name, char delimiter) {
        if (delimiter == 0) {
            return of(name);
        }
        return new FolderPath(List.of(name.split(Pattern.quote(String.valueOf(delimiter)), -1)));
    }

    /** Whether this is the inbox itself. */
    public boolean isInbox() {
        return names.size() == 1 && names.getFirst().equals(INBOX);
    }

    /** The last name. */
    public String last() {
        return names.getLast();
    }

    /** This path with another last name. */
    public FolderPath renamed(String last) {
        var changed = new ArrayList<>(names);
        changed.set(changed.size() - 1, last);
        return new FolderPath(changed);
    }

    /** For people: the names with slashes between. */
    @Override
    public String toString() {
        return String.join("/", names);
    }
}
