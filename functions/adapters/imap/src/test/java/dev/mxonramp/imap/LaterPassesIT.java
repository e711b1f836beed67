package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.RawImap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens to both mailboxes between passes, at Dovecots: nothing is copied twice, nothing comes back. */
final class LaterPassesIT extends NastyCases {
    private static final DovecotSetup SETUP = DovecotSetup.standard();

    private TwoServers withThreeMessages() {
        TwoServers servers = between(Side.dovecot(SETUP), Side.dovecot(SETUP));
        for (String text : List.of("Subject: twin\n\n", "Subject: twin\n\n", "Subject: other\n\n")) {
            servers.old.add("INBOX", "", DATE, text);
        }
        passLeavesTheSame(servers, 1);
        return servers;
    }

    private static LedgerHead inbox(TwoServers servers) {
        return servers.ledgers.list(TwoServers.MAILBOX).getFirst();
    }

    @Test
    void messageThatTheUserDeletedAtTheTargetIsNotCopiedAgain() {
        TwoServers servers = withThreeMessages();
        try (RawImap imap = servers.fresh.connect()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE 1 +FLAGS (\\Deleted)");
            imap.ok("EXPUNGE");
        }
        servers.old.add("INBOX", "", DATE, "Subject: new\n\n");
        pass(servers, 2);
        assertEquals(List.of("Subject: twin\r\n\r\n", "Subject: other\r\n\r\n", "Subject: new\r\n\r\n"),
                octets(servers.fresh, "INBOX"));
        assertEquals(0, servers.missing());
        assertEquals(1, inbox(servers).tally().removed());
    }

    @Test
    void messageThatTheUserMovedAtTheTargetIsNotCopiedAgain() {
        TwoServers servers = withThreeMessages();
        try (RawImap imap = servers.fresh.connect()) {
            imap.ok("CREATE Kept");
            imap.ok("SELECT INBOX");
            imap.ok("MOVE 3 Kept");
        }
        servers.old.add("INBOX", "", DATE, "Subject: new\n\n");
        pass(servers, 2);
        assertEquals(List.of("Subject: twin\r\n\r\n", "Subject: twin\r\n\r\n", "Subject: new\r\n\r\n"),
                octets(servers.fresh, "INBOX"));
        assertEquals(1, octets(servers.fresh, "Kept").size());
        assertEquals(0, servers.missing());
    }

    @Test
    void mailThatArrivesAtBothSidesIsOnlyAdded() {
        TwoServers servers = withThreeMessages();
        for (int pass = 2; pass < 5; pass++) {
            servers.old.add("INBOX", "\\Seen", DATE, "Subject: old " + pass + "\n\n");
            servers.fresh.add("INBOX", "", DATE, "Subject: own " + pass + "\n\n");
            pass(servers, pass);
        }
        assertEquals(9, octets(servers.fresh, "INBOX").size());
        assertEquals(0, servers.missing());
        assertEquals(3, inbox(servers).tally().own());
    }

    /** The folder is made anew with the same messages, as after a repair. */
    @Test
    void newUidValidityAtTheSourceCopiesNothingTwice() {
        TwoServers servers = between(Side.dovecot(SETUP), Side.dovecot(SETUP));
        refill(servers.old, 0);
        passLeavesTheSame(servers, 1);
        refill(servers.old, 5);
        servers.old.add("Work", "", DATE, "Subject: new\n\n");
        pass(servers, 2);
        assertEquals(servers.oldContent(), servers.newContent());
        assertEquals(0, servers.missing());
    }

    @Test
    void newUidValidityAtTheTargetCopiesNothingTwice() {
        TwoServers servers = between(Side.dovecot(SETUP), Side.dovecot(SETUP));
        refill(servers.old, 0);
        passLeavesTheSame(servers, 1);
        refill(servers.fresh, 5);
        servers.old.add("Work", "", DATE, "Subject: new\n\n");
        pass(servers, 2);
        assertEquals(servers.oldContent(), servers.newContent());
        assertEquals(0, servers.missing());
    }

    /** Makes a folder anew, with messages of before in it; their UIDs begin behind so many that are gone. */
    private static void refill(Side side, int gone) {
        try (RawImap imap = side.connect()) {
            imap.run("DELETE Work");
            imap.ok("CREATE Work");
            for (int i = 0; i < gone; i++) {
                imap.append("Work", "\\Deleted", DATE, TwoServers.message("Subject: gone\n\n"));
            }
            imap.ok("SELECT Work");
            imap.ok("EXPUNGE");
            imap.ok("UNSELECT");
            for (String text : List.of("Subject: twin\n\n", "Subject: twin\n\n", "Subject: other\n\n")) {
                imap.append("Work", "\\Seen", DATE, TwoServers.message(text));
            }
        }
    }

    @Test
    void newUidValidityWhileAWorkerIsDeadCopiesNothingTwice() {
        var old = new HonestImap();
        var fresh = new HonestImap();
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        for (String text : List.of("Subject: twin\r\n\r\n", "Subject: twin\r\n\r\n", "Subject: other\r\n\r\n")) {
            old.folder("INBOX").add(Set.of(), DATE, text);
        }
        passLeavesTheSame(servers, 1);
        fresh.folder("INBOX").renumber(4_000_000_000L, 70);
        passLeavesTheSame(servers, 2);
        old.folder("INBOX").renumber(4_100_000_000L, 4_294_967_000L);
        passLeavesTheSame(servers, 3);
        old.folder("INBOX").renumber(1, 1);
        fresh.folder("INBOX").renumber(1, 1);
        old.folder("INBOX").add(Set.of(), DATE, "Subject: new\r\n\r\n");
        passLeavesTheSame(servers, 4);
    }

    @Test
    void targetWithoutUidplusIsMatchedByDigest() {
        var fresh = new HonestImap().capabilities("IMAP4rev1");
        TwoServers servers = between(Side.dovecot(SETUP), Side.honest(fresh));
        for (int i = 0; i < 6; i++) {
            servers.old.add("INBOX", "", DATE, "Subject: " + i / 2 + "\n\n");
        }
        passLeavesTheSame(servers, 1);
        servers.old.add("INBOX", "", DATE, "Subject: 0\n\n");
        passLeavesTheSame(servers, 2);
    }

    @Test
    void messageThatIsExpungedAtTheSourceBeforeItIsFetchedIsNoException() {
        TwoServers servers = between(Side.dovecot(SETUP), Side.dovecot(SETUP));
        servers.old.add("INBOX", "", DATE, "Subject: 1\n\n");
        servers.old.add("INBOX", "", DATE, "Subject: 2\n\n");
        var expunging = new ExpungingReader(servers.old);
        servers.aroundReader = expunging::around;
        pass(servers, 1);
        assertEquals(List.of("Subject: 1\r\n\r\n"), octets(servers.fresh, "INBOX"));
        assertEquals(List.of(), listed(servers));
        assertEquals(0, servers.missing());
    }
}
