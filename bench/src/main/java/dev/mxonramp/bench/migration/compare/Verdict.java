package dev.mxonramp.bench.migration.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What is not at the target as it was at the source; each message counts once.
 *
 * @param missingFolders that only the source has
 * @param addedFolders that only the target has
 * @param missing messages of which there is nothing in the same folder of the target
 * @param doubled messages that are there once more than they should be
 * @param altered messages with other octets: recognised by their date
 * @param strange messages that were never in that folder of the source
 * @param dates messages whose date is another instant
 * @param flags messages whose flags differ, but not their dates
 */
public record Verdict(int missingFolders, int addedFolders, int missing, int doubled, int altered, int strange,
        int dates, int flags) {
    static final Verdict SAME = new Verdict(0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether nothing at all differs. */
    public boolean same() {
        return equals(SAME);
    }

    Verdict plus(Verdict other) {
        return new Verdict(missingFolders + other.missingFolders, addedFolders + other.addedFolders,
                missing + other.missing, doubled + other.doubled, altered + other.altered, strange + other.strange,
                dates + other.dates, flags + other.flags);
    }

    /** {@code same}, or how many of each kind differ. */
    @Override
    public String toString() {
        if (same()) {
            return "same";
        }
        var parts = new ArrayList<String>();
        count(parts, missingFolders, "folders missing");
        count(parts, addedFolders, "folders added");
        count(parts, missing, "missing");
        count(parts, doubled, "doubled");
        count(parts, altered, "altered");
        count(parts, strange, "strange");
        count(parts, dates, "other dates");
        count(parts, flags, "other flags");
        return String.join(", ", parts);
    }

    private static void count(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
