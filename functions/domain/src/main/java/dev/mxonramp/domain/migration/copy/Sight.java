package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one side looks like before any of its folders is opened; taken while the other side is looked at, too. */
final class Sight {
    private final Connections<? extends MailboxReader> side;
    private final Function<List<String>, List<String>> wanted;
    private @Nullable FolderTree tree;
    private final Map<String, FolderStatus> statuses = new HashMap<>();

    private Sight(Connections<? extends MailboxReader> side, Function<List<String>, List<String>> wanted) {
        this.side = side;
        this.wanted = wanted;
    }

    /** The statuses of all folders are of interest. */
    static Sight ofAll(Connections<MailboxReader> source) {
        return new Sight(source, names -> names);
    }

    /** The statuses of the folders are of interest that these ledgers are about. */
    static Sight ofCopied(Connections<MailboxWriter> target, List<LedgerHead> heads) {
        return new Sight(target, names -> heads.stream().map(head -> head.identity().target()).distinct()
                .filter(each -> has(names, each)).toList());
    }

    /** Looks, in few round trips however many folders there are. */
    synchronized void look() {
        tree = side.use(connection -> {
            FolderTree found = connection.folders();
            List<String> asked = wanted.apply(selectable(found));
            if (!asked.isEmpty()) {
                statuses.putAll(connection.statuses(asked));
            }
            return found;
        });
    }

    /** The folders. */
    synchronized FolderTree tree() {
        if (tree == null) {
            throw new IllegalStateException("nobody has looked yet");
        }
        return tree;
    }

    /** The wire names of those that can be opened. */
    List<String> names() {
        return selectable(tree());
    }

    /** Whether there is a folder of this wire name. */
    boolean has(String wireName) {
        return has(names(), wireName);
    }

    /** INBOX always exists, whether listed or not (RFC 3501 5.1). */
    private static boolean has(List<String> names, String wireName) {
        return wireName.equals("INBOX") || names.contains(wireName);
    }

    /** Their statuses by wire name, as far as the server told them without opening each. */
    synchronized Map<String, FolderStatus> statuses() {
        return Map.copyOf(statuses);
    }

    /** A folder's status; null where it has to be opened to know. */
    synchronized @Nullable FolderStatus status(String wireName) {
        return statuses.get(wireName);
    }

    private static List<String> selectable(FolderTree tree) {
        return tree.folders().stream().filter(ListedFolder::selectable).map(ListedFolder::wireName).toList();
    }
}
