package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.ModifiedUtf7;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Lists the folders of a mailbox: names, delimiter, special uses, subscriptions, prefix. */
final class FolderLister {
    private static final Pattern NAMESPACE = Pattern.compile("NAMESPACE \\(\\(\"((?:[^\"\\\\]|\\\\.)*)\" ");

    private final ImapConnection connection;

    FolderLister(ImapConnection connection) {
        this.connection = connection;
    }

    FolderTree tree() {
        Set<String> subscribed = new HashSet<>();
        list("LSUB").forEach(each -> subscribed.add(each.wireName()));
        List<ListedFolder> folders = new ArrayList<>();
        for (ListedFolder each : list("LIST")) {
            folders.add(new ListedFolder(each.wireName(), each.delimiter(), each.attributes(),
                    subscribed.contains(each.wireName())));
        }
        char delimiter = folders.stream().map(ListedFolder::delimiter).filter(each -> each != 0).findFirst()
                .orElse((char) 0);
        if (!connection.hasCapability("NAMESPACE")) {
            return FolderTree.guess(delimiter, folders);
        }
        return new FolderTree(prefix(), delimiter, folders);
    }

    private List<ListedFolder> list(String command) {
        var folders = new ArrayList<ListedFolder>();
        var arguments = new Argument();
        arguments.writeString("");
        arguments.writeString("*");
        Response end = connection.run(command, arguments, answer -> {
            if (answer.keyEquals(command)) {
                folders.add(folder(answer));
            }
        });
        // A server without LSUB has no subscriptions to tell of.
        if (!end.isOK() && command.equals("LIST")) {
            throw ImapAnswers.failure("The server does not list its folders", end);
        }
        return folders;
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

    private String prefix() {
        var prefix = new StringBuilder();
        var _ = connection.run("NAMESPACE", null, answer -> {
            Matcher found = NAMESPACE.matcher(answer.toString());
            if (answer.keyEquals("NAMESPACE") && found.find()) {
                String wire = found.group(1).replaceAll("\\\\(.)", "$1");
                prefix.append(ModifiedUtf7.decode(wire).orElse(wire));
            }
        });
        return prefix.toString();
    }
}
