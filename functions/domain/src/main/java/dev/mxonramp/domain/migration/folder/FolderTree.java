package dev.mxonramp.domain.migration.folder;

import java.util.List;
import java.util.Locale;

/**
 * The folders of one server.
 *
 * @param prefix of the personal namespace (RFC 2342), decoded, with its delimiter; empty for none
 * @param delimiter between names; 0 for a flat server
 * @param folders all of them
 */
public record FolderTree(String prefix, char delimiter, List<ListedFolder> folders) {
    public FolderTree {
        folders = List.copyOf(folders);
    }

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
