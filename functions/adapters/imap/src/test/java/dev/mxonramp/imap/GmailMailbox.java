package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An old server like Gmail's: a message is in the folder of each of its labels, and once more in All Mail. */
final class GmailMailbox {
    static final String ALL_MAIL = "[Gmail]/All Mail";
    static final List<String> LABELS = List.of("INBOX", "Clients", "Receipts", "Work");
    /** Ids have 64 bits without a sign: from here on, some are beyond those with one. */
    private static final long FIRST_ID = Long.MAX_VALUE - 2;

    final HonestImap server = new HonestImap().capabilities("IMAP4rev1 X-GM-EXT-1").attributes(ALL_MAIL, "\\All");
    private int messages;

    /** A mailbox with so many messages: each third one has no label, the others have one to four. */
    GmailMailbox(int messages) {
        LABELS.forEach(server::folder);
        for (int i = 0; i < messages; i++) {
            add(i % 3 == 2 ? List.of() : LABELS.subList(0, 1 + i % LABELS.size()));
        }
    }

    /** Adds a message with these labels. */
    void add(List<String> labels) {
        int number = messages++;
        Set<String> flags = switch (number % 4) {
            case 0 -> Set.of("\\Seen");
            case 1 -> Set.of("\\Seen", "\\Flagged", "$Forwarded");
            default -> Set.of();
        };
        String date = "%02d-Jul-2016 02:44:25 -0700".formatted(1 + number % 28);
        String octets = "Subject: " + number + "\r\n\r\n" + "text ".repeat(number % 50) + "\r\n";
        var folders = new ArrayList<>(labels);
        folders.add(ALL_MAIL);
        folders.forEach(each -> server.folder(each).add(flags, date, octets, FIRST_ID + number));
    }

    /** How many messages there are, each counted once. */
    int distinct() {
        return messages;
    }

    /** How many messages all folders show. */
    int shown() {
        return server.folder(ALL_MAIL).messages().size()
                + LABELS.stream().mapToInt(each -> server.folder(each).messages().size()).sum();
    }

    /** How many bodies were given out. */
    int given() {
        return server.given().size();
    }

    /** The octets of the bodies that were given out. */
    long octetsGiven() {
        return server.given().stream().mapToLong(each -> each.octets().length()).sum();
    }

    /** How many different messages were given out. */
    int distinctGiven() {
        return new HashSet<>(server.given().stream().map(ImapFolder.Stored::gmailId).toList()).size();
    }
}
