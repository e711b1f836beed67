package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks what folders are like without opening them: all in one (RFC 5819 LIST-STATUS), or one behind the other. */
final class Statuses {
    private final ImapConnection connection;

    Statuses(ImapConnection connection) {
        this.connection = connection;
    }

    /** What the server tells of these folders; of some it may tell nothing. */
    Map<String, FolderStatus> of(List<String> wireNames) {
        Map<String, FolderStatus> found = new HashMap<>();
        Consumer<IMAPResponse> take = answer -> {
            if (answer.keyEquals("STATUS")) {
                take(answer, found);
            }
        };
        String items = "(MESSAGES UIDNEXT UIDVALIDITY"
                + (connection.hasCapability("CONDSTORE") ? " HIGHESTMODSEQ)" : ")");
        // What is left out, or refused, is opened by itself later and tells or fails in its own words.
        if (connection.hasCapability("LIST-STATUS")) {
            var _ = connection.run("LIST \"\" \"*\" RETURN (STATUS " + items + ")", null, take);
        } else {
            var _ = new Pipeline(connection, take).run(wireNames.stream().filter(Quoted::fits)
                    .map(each -> "STATUS " + Quoted.of(each) + " " + items).toList());
        }
        found.keySet().retainAll(wireNames);
        return found;
    }

    private static void take(IMAPResponse answer, Map<String, FolderStatus> found) {
        String name = answer.readAtomString();
        answer.skipSpaces();
        if (name == null || answer.readByte() != '(') {
            return;
        }
        Map<String, Long> items = new HashMap<>();
        answer.skipSpaces();
        while (answer.peekByte() > ' ' && answer.peekByte() != ')') {
            String item = answer.readAtom().toUpperCase(Locale.ROOT);
            answer.skipSpaces();
            long value = answer.readLong();
            if (item.isEmpty() || value < 0) {
                return;
            }
            items.put(item, value);
            answer.skipSpaces();
        }
        Long uidValidity = items.get("UIDVALIDITY");
        Long uidNext = items.get("UIDNEXT");
        Long messages = items.get("MESSAGES");
        if (uidValidity != null && UidSets.isUid(uidValidity) && uidNext != null && UidSets.isUid(uidNext)
                && messages != null) {
            found.put(name, new FolderStatus(uidValidity, uidNext, messages, items.getOrDefault("HIGHESTMODSEQ", 0L)));
        }
    }
}
