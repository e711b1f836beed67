package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders of the new mailbox: finds them, and makes those that are missing. */
final class TargetFolders {
    private final Connections<MailboxWriter> target;
    private final Set<String> existing = new HashSet<>();
    private final Set<String> subscribed = new HashSet<>();

    TargetFolders(Connections<MailboxWriter> target, FolderTree tree) {
        this.target = target;
        tree.folders().stream().filter(ListedFolder::selectable).map(ListedFolder::wireName).forEach(existing::add);
        tree.folders().stream().filter(ListedFolder::subscribed).map(ListedFolder::wireName).forEach(subscribed::add);
        // INBOX always exists, whether listed or not (RFC 3501 5.1).
        existing.add("INBOX");
    }

    boolean exists(String wireName) {
        return existing.contains(wireName);
    }

    /** Whether a folder is there; one that was not is looked for again. */
    boolean isThere(String wireName) {
        return exists(wireName) || cameAbout(wireName);
    }

    /**
     * The wire name of the first candidate that there is or that the server takes.
     *
     * @throws FolderRefused with the server's last words if it takes none
     */
    String ensure(FolderMapping.Entry entry, List<String> candidates) {
        String words = "";
        for (String candidate : candidates) {
            Optional<String> refusal = existing.contains(candidate)
                    ? Optional.empty()
                    : target.use(writer -> writer.create(candidate));
            if (refusal.isPresent() && !cameAbout(candidate)) {
                words = refusal.get();
            } else {
                existing.add(candidate);
                if (entry.source().subscribed() && subscribed.add(candidate)) {
                    var _ = target.use(writer -> {
                        writer.subscribe(candidate);
                        return candidate;
                    });
                }
                return candidate;
            }
        }
        throw FolderRefused.byTarget(entry.path().toString(), words);
    }

    /**
     * Whether there is a folder of this name after all. The owner may have made it meanwhile; and Dovecot 2.3, where another
     * connection counts the quota at that moment, makes a folder and says that there is one already.
     */
    private boolean cameAbout(String wireName) {
        return target.use(MailboxWriter::folders).folders().stream()
                .anyMatch(each -> each.selectable() && each.wireName().equals(wireName));
    }
}
