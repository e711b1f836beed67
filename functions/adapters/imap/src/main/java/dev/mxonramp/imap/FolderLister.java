package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.ModifiedUtf7;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Lists the folders of a mailbox: names, delimiter, special uses, subscriptions, prefix. */
final class FolderLister {
    private static final Pattern NAMESPACE = Pattern.compile("NAMESPACE \\(\\(\"((?:[^\"\\\\]|\\\\.)*)\" ");

    private final ImapConnection connection;

    FolderLister(ImapConnection connection) {
        this.connection = connection;
    }

    /** All in one round trip. */
    FolderTree tree() {
        var listed = new ArrayList<ListedFolder>();
        Set<String> subscribed = new HashSet<>();
        var prefix = new StringBuilder();
        boolean namespace = connection.hasCapability("NAMESPACE");
        var commands = new ArrayList<>(List.of("LIST \"\" \"*\"", "LSUB \"\" \"*\""));
        if (namespace) {
            commands.add("NAMESPACE");
        }
        List<Response> ends = new Pipeline(connection, answer -> {
            if (answer.keyEquals("LIST")) {
                listed.add(folder(answer));
            } else if (answer.keyEquals("LSUB")) {
                subscribed.add(folder(answer).wireName());
            } else if (answer.keyEquals("NAMESPACE")) {
                prefix(answer).ifPresent(prefix::append);
            }
        }).run(commands);
        // A server without LSUB has no subscriptions to tell of.
        if (!ends.getFirst().isOK()) {
            throw ImapAnswers.failure("The server does not list its folders", ends.getFirst());
        }
        List<ListedFolder> folders = listed.stream().map(each -> new ListedFolder(each.wireName(), each.delimiter(),
                each.attributes(), subscribed.contains(each.wireName()))).toList();
        char delimiter = folders.stream().map(ListedFolder::delimiter).filter(each -> each != 0).findFirst()
                .orElse((char) 0);
        return namespace
                ? new FolderTree(prefix.toString(), delimiter, folders)
                : FolderTree.guess(delimiter, folders);
    }

    private static ListedFolder folder(IMAPResponse answer) {
        String[] attributes = answer.readSimpleList();
        answer.skipSpaces();
        char delimiter = 0;
        if (answer.peekByte() == '"') {
            String text = answer.readString();
            delimiter = text == null || text.isEmpty() ? 0 : text.charAt(0);
        } else {
            // NIL: a flat server.
            var _ = answer.readAtom();
        }
        answer.skipSpaces();
        String name = answer.readAtomString();
        return new ListedFolder(name == null ? "" : name, delimiter,
                attributes == null ? Set.of() : Set.copyOf(List.of(attributes)), false);
    }

    private static Optional<String> prefix(IMAPResponse answer) {
        Matcher found = NAMESPACE.matcher(answer.toString());
        if (!found.find()) {
            return Optional.empty();
        }
        String wire = found.group(1).replaceAll("\\\\(.)", "$1");
        return Optional.of(ModifiedUtf7.decode(wire).orElse(wire));
    }
}
