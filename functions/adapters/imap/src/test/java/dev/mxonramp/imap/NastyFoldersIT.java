package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.dovecot.DovecotSetup.Storage;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.RawImap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Folders that other tools lose, double, misname or empty into another, on their way to and from Dovecots. */
final class NastyFoldersIT extends NastyCases {
    private static final DovecotSetup SLASHES = DovecotSetup.standard();
    private static final DovecotSetup BELOW_INBOX = DovecotSetup.standard().on(Storage.MAILDIR).namespace("INBOX.",
            '.');

    private static void fill(Side side, String... names) {
        if (!names[0].equals("INBOX")) {
            side.create(names);
        }
        side.add(side.folder(names), "", DATE, "Subject: in " + String.join("/", names) + "\n\n");
    }

    private static Set<String> subscribed(Side side) {
        var names = new TreeSet<String>();
        try (RawImap imap = side.connect()) {
            for (String line : imap.ok("LSUB \"\" \"*\"")) {
                if (line.startsWith("* LSUB")) {
                    names.add(line.substring(line.lastIndexOf(' ') + 1).replace("\"", ""));
                }
            }
        }
        return names;
    }

    @Test
    void modifiedUtf7NamesAreTheSameAtTheTarget() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(BELOW_INBOX));
        for (String name : List.of("&ZeVnLIqe-", "Gr&APYA3w-e", "R&-D", "&2D3eAA-", "a &- b &AOQ-")) {
            fill(servers.old, name);
        }
        passLeavesTheSame(servers, 1);
    }

    /** Servers keep names that RFC 3501 5.1.3 does not allow, or that are UTF-8. */
    @Test
    void namesInOtherFormsGoToTheFolderThatTheyMean() {
        var old = new HonestImap();
        TwoServers servers = fromHonest(old, SLASHES);
        old.folder("Gr&APY-&AN8-e").add(Set.of(), DATE, "Subject: shifted twice\r\n\r\n");
        old.folder("&Jjo").add(Set.of(), DATE, "Subject: not closed\r\n\r\n");
        pass(servers, 1);
        assertEquals(1, octets(servers.fresh, "Gr&APYA3w-e").size());
        assertEquals(2, total(servers.newContent()));
        assertEquals(0, servers.missing());
    }

    @Test
    void delimitersAreThoseOfEachSide() {
        TwoServers servers = between(Side.dovecot(BELOW_INBOX), Side.dovecot(SLASHES));
        fill(servers.old, "Projects", "2026", "May");
        fill(servers.old, "Projects", "2026");
        passLeavesTheSame(servers, 1);
        assertEquals(1, octets(servers.fresh, "Projects/2026/May").size());
    }

    @Test
    void nameWithTheTargetsDelimiterIsOneFolderThere() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(BELOW_INBOX));
        fill(servers.old, "v1.2");
        fill(servers.old, "v1");
        fill(servers.old, "v1=2E2");
        pass(servers, 1);
        assertEquals(Set.of("INBOX", "v1", "v1=2E2", "v1=3D2E2"), servers.newContent().keySet());
        assertEquals(3, total(servers.newContent()));
    }

    @Test
    void prefixOfTheSourceIsNoFolderOfTheTarget() {
        TwoServers servers = between(Side.dovecot(BELOW_INBOX), Side.dovecot(SLASHES));
        fill(servers.old, "INBOX");
        fill(servers.old, "Work");
        fill(servers.old, "Work", "INBOX");
        passLeavesTheSame(servers, 1);
    }

    @Test
    void prefixOfTheTargetIsUsedThere() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(BELOW_INBOX));
        fill(servers.old, "INBOX");
        fill(servers.old, "Work");
        passLeavesTheSame(servers, 1);
        assertEquals(1, octets(servers.fresh, "INBOX.Work").size());
    }

    @Test
    void namesThatTheTargetCannotHoldAreEscaped() {
        var old = new HonestImap();
        TwoServers servers = fromHonest(old, BELOW_INBOX);
        List<String> names = List.of("~root", "a/b.c", "dot.", ".dot", "..", "a..b", "*", "50%", "tab\tbed", "cur",
                "new",
                "tmp", "x".repeat(240), "trailing ", "#news", "dovecot.index", "\u007f");
        names.forEach(name -> old.folder(name).add(Set.of(), DATE, "Subject: " + name.strip() + "\r\n\r\n"));
        pass(servers, 1);
        assertEquals(names.size(), total(servers.newContent()));
        assertEquals(names.size(), servers.newContent().values().stream().filter(each -> !each.isEmpty()).count());
        pass(servers, 2);
        assertEquals(names.size(), total(servers.newContent()));
        assertEquals(0, servers.missing());
    }

    @Test
    void namesThatDifferOnlyInTheirCaseStayApart() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(SLASHES));
        fill(servers.old, "Work");
        fill(servers.old, "work");
        fill(servers.old, "WORK");
        pass(servers, 1);
        assertEquals(List.of(0, 1, 1, 1), servers.newContent().values().stream().map(List::size).sorted().toList());
        pass(servers, 2);
        assertEquals(3, total(servers.newContent()));
        assertEquals(0, servers.missing());
    }

    @Test
    void emptyAndDeepFoldersArrive() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(BELOW_INBOX));
        servers.old.create("Empty");
        var path = new ArrayList<String>();
        for (int depth = 1; depth <= 12; depth++) {
            path.add("d" + depth);
            servers.old.create(path.toArray(String[]::new));
        }
        servers.old.add(servers.old.folder(path.toArray(String[]::new)), "", DATE, "Subject: deep\n\n");
        passLeavesTheSame(servers, 1);
        assertTrue(servers.newContent().containsKey("Empty"));
    }

    @Test
    void subscriptionsFollow() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(SLASHES));
        servers.old.create("Read");
        servers.old.create("Unread");
        servers.old.create("R&-D");
        try (RawImap imap = servers.old.connect()) {
            imap.ok("SUBSCRIBE Read");
            imap.ok("SUBSCRIBE R&-D");
        }
        pass(servers, 1);
        assertEquals(Set.of("Read", "R&-D"), subscribed(servers.fresh));
    }

    @Test
    void localisedSpecialFoldersMeetThoseOfTheTarget() {
        TwoServers servers = between(Side.dovecot(SLASHES),
                Side.dovecot(SLASHES.specialUse("Sent", "\\Sent").specialUse("Trash", "\\Trash")
                        .specialUse("Drafts", "\\Drafts").specialUse("Junk", "\\Junk")));
        fill(servers.old, "Gesendet");
        fill(servers.old, "Entw&APw-rfe");
        fill(servers.old, "Papierkorb");
        fill(servers.old, "Spam");
        pass(servers, 1);
        assertEquals(Set.of("INBOX", "Sent", "Drafts", "Trash", "Junk"), servers.newContent().keySet());
        assertEquals(4, total(servers.newContent()));
    }

    @Test
    void specialUseIsBelievedBeforeNames() {
        TwoServers servers = between(Side.dovecot(SLASHES.specialUse("Postausgang", "\\Sent")),
                Side.dovecot(BELOW_INBOX.specialUse("Gesendet", "\\Sent")));
        try (RawImap imap = servers.old.connect()) {
            imap.append("Postausgang", "", DATE, TwoServers.message("Subject: true\n\n"));
        }
        fill(servers.old, "Sent");
        pass(servers, 1);
        assertEquals(1, octets(servers.fresh, "INBOX.Gesendet").size());
        assertEquals(1, octets(servers.fresh, "INBOX.Sent").size());
    }

    @Test
    void folderThatTheUserDeletedAtTheTargetStaysDeletedInWhatItHad() {
        TwoServers servers = between(Side.dovecot(SLASHES), Side.dovecot(SLASHES));
        fill(servers.old, "Work");
        pass(servers, 1);
        try (RawImap imap = servers.fresh.connect()) {
            imap.ok("DELETE Work");
        }
        pass(servers, 2);
        assertEquals(0, total(servers.newContent()));
        servers.old.add("Work", "", DATE, "Subject: later\n\n");
        pass(servers, 3);
        assertEquals(List.of("Subject: later\r\n\r\n"), octets(servers.fresh, "Work"));
    }
}
