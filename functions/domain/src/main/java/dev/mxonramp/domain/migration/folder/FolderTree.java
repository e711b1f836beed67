package dev.mxonramp.domain.migration.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The folders of one server.
 *
 * @param prefix of the personal namespace (RFC 2342), decoded, with its delimiter; empty for none
 * @param delimiter between names; 0 for a flat server
 * @param folders all of them that are to be looked at, each once however often the server lists it
 * @param places where single folders go because their owner says so, by wire name
 * @param leftOut folders that are not to be looked at because their owner says so
 */
public record FolderTree(String prefix, char delimiter, List<ListedFolder> folders, Map<String, FolderPath> places,
        List<LeftOut> leftOut) {
    public FolderTree {
        folders = once(folders);
        places = Map.copyOf(places);
        leftOut = List.copyOf(leftOut);
    }

    /** A folder that is listed twice would be copied twice; INBOX is one in any case of letters (RFC 3501 5.1). */
    private static List<ListedFolder> once(List<ListedFolder> folders) {
        var byName = new LinkedHashMap<String, ListedFolder>();
        for (ListedFolder each : folders) {
            String name = each.wireName().equalsIgnoreCase(FolderPath.INBOX) ? FolderPath.INBOX : each.wireName();
            byName.merge(name, each, ListedFolder::and);
        }
        return List.copyOf(byName.values());
    }

    /** A tree of which nothing was chosen. */
    public FolderTree(String prefix, char delimiter, List<ListedFolder> folders) {
        this(prefix, delimiter, folders, Map.of(), List.of());
    }

    /**
     * A folder that is not to be looked at.
     *
     * @param why a sentence
     */
    public record LeftOut(ListedFolder folder, String why) {}

    /** The tree of a server without NAMESPACE: where everything is below the inbox, that is its prefix. */
    public static FolderTree guess(char delimiter, List<ListedFolder> folders) {
        String prefix = FolderPath.INBOX + delimiter;
        boolean allBelow = folders.size() > 1 && folders.stream().allMatch(each -> {
            String name = each.name().toUpperCase(Locale.ROOT);
            return name.equals(FolderPath.INBOX) || name.startsWith(prefix);
        });
        return new FolderTree(allBelow ? prefix : "", delimiter, folders);
    }
}
