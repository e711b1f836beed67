package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.FolderTree.LeftOut;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.ModifiedUtf7;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises that both sides are one mailbox, whatever the names of server and user by which each is reached: what is copied
 * into itself grows for ever. Two mailboxes whose inboxes have the same UIDVALIDITY are rare, one mailbox always has; whether
 * it is that is then seen by a folder that is made at the new side and looked for at the old one, so that nobody is refused
 * by mistake. An empty folder that a worker left there when it died is removed by the next.
 */
final class SelfLoop {
    private static final String INBOX = "INBOX";
    private static final String NAME = "onramp-same-mailbox-";
    private static final Pattern LEFT = Pattern.compile(".*" + NAME + "[0-9a-f]{32}");

    private final Connections<MailboxReader> source;
    private final Connections<MailboxWriter> target;

    SelfLoop(Connections<MailboxReader> source, Connections<MailboxWriter> target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Looks before the first message is copied.
     *
     * @param there the target's folders
     * @throws SourceRefused if both are one mailbox
     */
    void refuse(FolderTree there) {
        tidy(there);
        if (alike()
                && same(ModifiedUtf7.encode(there.prefix()) + NAME + UUID.randomUUID().toString().replace("-", ""))) {
            throw new SourceRefused("Both sides are the same mailbox: a folder that was made at the new one showed at "
                    + "the old one. Nothing was copied. Give the old mailbox's server and user name.");
        }
    }

    private void tidy(FolderTree there) {
        List<String> left = there.folders().stream().map(ListedFolder::wireName)
                .filter(each -> LEFT.matcher(each).matches()).toList();
        if (!left.isEmpty()) {
            Map<String, FolderStatus> statuses = target.use(writer -> writer.statuses(left));
            statuses.forEach((name, status) -> {
                if (status.messages() == 0) {
                    var _ = target.use(writer -> writer.delete(name));
                }
            });
        }
    }

    /** Whether it may be one mailbox; a server that does not tell is asked further. */
    private boolean alike() {
        FolderStatus old = source.use(reader -> reader.statuses(List.of(INBOX))).get(INBOX);
        FolderStatus fresh = target.use(writer -> writer.statuses(List.of(INBOX))).get(INBOX);
        return old == null || fresh == null || old.uidValidity() == fresh.uidValidity();
    }

    private boolean same(String marker) {
        if (target.use(writer -> writer.create(marker)).isPresent()) {
            // A server that makes no folders at all: what is copied goes where it is told, and cannot be seen through.
            return false;
        }
        try {
            return source.use(reader -> shows(reader, marker));
        } finally {
            var _ = target.use(writer -> writer.delete(marker));
        }
    }

    /** Whatever the old side puts before its names, and whatever of it was chosen. */
    private static boolean shows(MailboxReader reader, String marker) {
        FolderTree tree = reader.folders();
        String name = marker.substring(marker.lastIndexOf(NAME));
        return Stream.concat(tree.folders().stream(), tree.leftOut().stream().map(LeftOut::folder))
                .anyMatch(each -> each.wireName().endsWith(name));
    }
}
