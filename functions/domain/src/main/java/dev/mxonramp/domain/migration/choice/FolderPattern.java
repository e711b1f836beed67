package dev.mxonramp.domain.migration.choice;

import java.util.Locale;

/**
 * A pattern of folders' names as people see them, with slashes between the levels: {@code *} stands for any characters
 * within a level, {@code **} for any at all. Case does not matter.
 *
 * @param text as it was written, 1 to 200 characters
 */
public record FolderPattern(String text) {
    /** Most characters of a pattern. */
    public static final int LONGEST = 200;

    public FolderPattern {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters, and no control ones");
        }
    }

    /** Whether a folder's name, with slashes between the levels, is one of these. */
    public boolean matches(String name) {
        // A row for each step in the pattern: whatever somebody writes costs at most its length times the name's.
        String folder = name.toLowerCase(Locale.ROOT);
        String pattern = text.toLowerCase(Locale.ROOT);
        var reached = new boolean[folder.length() + 1];
        reached[0] = true;
        for (int at = 0; at < pattern.length(); at++) {
            boolean star = pattern.charAt(at) == '*';
            boolean anyLevel = star && at + 1 < pattern.length() && pattern.charAt(at + 1) == '*';
            reached = star ? starred(reached, folder, anyLevel) : stepped(reached, folder, pattern.charAt(at));
            at += anyLevel ? 1 : 0;
        }
        return reached[folder.length()];
    }

    private static boolean[] starred(boolean[] before, String folder, boolean anyLevel) {
        var after = new boolean[before.length];
        for (int at = 0; at < before.length; at++) {
            boolean goesOn = at > 0 && after[at - 1] && (anyLevel || folder.charAt(at - 1) != '/');
            after[at] = before[at] || goesOn;
        }
        return after;
    }

    private static boolean[] stepped(boolean[] before, String folder, char wanted) {
        var after = new boolean[before.length];
        for (int at = 1; at < before.length; at++) {
            after[at] = before[at - 1] && folder.charAt(at - 1) == wanted;
        }
        return after;
    }

    @Override
    public String toString() {
        return text;
    }
}
