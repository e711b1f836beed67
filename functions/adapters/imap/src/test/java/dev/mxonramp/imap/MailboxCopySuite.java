package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.RawImap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine between two servers, of whatever make. */
abstract class MailboxCopySuite {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private final TwoServers servers;

    MailboxCopySuite(TwoServers servers) {
        this.servers = servers;
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private void add(String folder, String flags, String date, String text) {
        servers.old.add(folder, flags, date, text);
    }

    /** GreenMail does not keep the octets of a header that is not ASCII, whichever client appends it. */
    String eightBit() {
        return "Subject: 8-bit \u00e4\u00f6\u00fc\n\n\u00df\n";
    }

    private void assertCopied() {
        assertEquals(servers.oldContent(), servers.newContent());
        assertEquals(0, servers.missing());
    }

    @Test
    void awkwardMailboxArrivesWhole() {
        Side old = servers.old;
        old.create("Projekte");
        old.create("Projekte", "2026");
        old.create("Projekte", "2026", "Gr&APYA3w-e");
        old.create("&ZeVnLIqe-");
        old.create("Empty one");
        old.create("R&-D");
        add("INBOX", "\\Seen", DATE, "Subject: with id\nMessage-ID: <1@acme.test>\n\nbody\n");
        add("INBOX", "", DATE, "Subject: twin\nMessage-ID: <2@acme.test>\n\nbody\n");
        add("INBOX", "", DATE, "Subject: twin\nMessage-ID: <2@acme.test>\n\nbody\n");
        add("INBOX", "\\Answered \\Flagged", "01-Jan-1975 00:00:00 +0000", "Subject: no message id\n\nold\n");
        add(old.folder("Projekte", "2026", "Gr&APYA3w-e"), "\\Draft", DATE, eightBit());
        add(old.folder("&ZeVnLIqe-"), "keyword1 \\Deleted", "29-Feb-2024 23:59:59 +1300", "Subject: x\n\nx\n");
        assertFalse(servers.work(1));
        assertCopied();
        assertEquals(servers.oldContent().keySet(), servers.newContent().keySet());
    }

    @Test
    void largeMessageArrivesInPieces() {
        var body = new StringBuilder("Subject: large\nMessage-ID: <l@acme.test>\n\n");
        while (body.length() < 20_000_000) {
            body.append("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n");
        }
        add("INBOX", "", DATE, "Subject: small\nMessage-ID: <s@acme.test>\n\nx\n");
        add("INBOX", "", DATE, body.toString());
        assertFalse(servers.work(1));
        assertCopied();
    }

    @Test
    void laterPassesBringOnlyWhatIsNew() {
        add("INBOX", "", DATE, "Subject: 1\nMessage-ID: <1@acme.test>\n\n1\n");
        assertFalse(servers.work(1));
        add("INBOX", "", DATE, "Subject: 2\nMessage-ID: <2@acme.test>\n\n2\n");
        assertFalse(servers.work(2));
        assertFalse(servers.work(3));
        assertCopied();
        LedgerHead head = servers.ledgers.list(TwoServers.MAILBOX).getFirst();
        assertEquals(2, head.tally().pass());
        assertEquals(1, head.tally().newMessages());
        assertEquals(2, head.tally().mapped());
    }

    @Test
    void whatTheUserDeletedAtTheTargetStaysDeleted() {
        add("INBOX", "", DATE, "Subject: 1\nMessage-ID: <1@acme.test>\n\n1\n");
        add("INBOX", "", DATE, "Subject: 2\nMessage-ID: <2@acme.test>\n\n2\n");
        assertFalse(servers.work(1));
        try (RawImap imap = servers.newMailbox()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE 1 +FLAGS (\\Deleted)");
            imap.ok("EXPUNGE");
            imap.append("INBOX", "", DATE, TwoServers.message("Subject: own\n\nown\n"));
        }
        assertEquals(0, servers.missing());
        assertFalse(servers.work(2));
        LedgerHead head = servers.ledgers.list(TwoServers.MAILBOX).getFirst();
        assertEquals(1, head.tally().removed());
        assertEquals(1, head.tally().own());
        assertEquals(2, Comparer.inbox(servers.newContent()).size());
    }

    @Test
    void refusedMessageIsListedAndTheRestGoesOn() {
        for (int i = 0; i < 5; i++) {
            add("INBOX", "", DATE, "Subject: " + i + "\nMessage-ID: <" + i + "@acme.test>\n\n" + "x".repeat(i) + "\n");
        }
        servers.aroundWriter = real -> refusing(real, 3);
        assertFalse(servers.work(1));
        assertEquals(4, Comparer.inbox(servers.newContent()).size());
        MigrationException listed = servers.ledgers.exceptions(TwoServers.MAILBOX, 9).getFirst();
        assertEquals(3, listed.uid());
        assertEquals(MigrationException.Kind.REFUSED_BY_TARGET, listed.kind());
        assertEquals("NO not this one", listed.words());
        assertEquals(0, servers.missing());
    }

    private static MailboxWriter refusing(MailboxWriter real, long uid) {
        return (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("append")) {
                        return method.invoke(real, args);
                    }
                    var outcomes = new ArrayList<Appended>();
                    for (Object each : (List<?>) args[0]) {
                        var message = (Message) each;
                        outcomes.add(message.facts().uid() == uid
                                ? new Appended.Refused("NO not this one")
                                : real.append(List.of(message)).getFirst());
                    }
                    return outcomes;
                });
    }

    @Test
    void secondWorkerIsTurnedAwayWhileTheFirstHolds() {
        var _ = servers.leases.acquire(TwoServers.MAILBOX, "another", Duration.ofMinutes(1)).orElseThrow();
        assertThrows(LeaseHeld.class, () -> servers.work(1));
        servers.leaseEnds();
        assertFalse(servers.work(1));
    }

    @Test
    void newUidValidityAtTheSourceCopiesNothingTwice() {
        for (int i = 0; i < 3; i++) {
            add("INBOX", "", DATE, "Subject: same\n\nsame\n");
        }
        add("INBOX", "", DATE, "Subject: other\n\nother\n");
        assertFalse(servers.work(1));
        Ledger.forgetSource(servers.ledgers, TwoServers.MAILBOX);
        add("INBOX", "", DATE, "Subject: fifth\n\nfifth\n");
        assertFalse(servers.work(2));
        assertCopied();
    }

    @Test
    void targetWithoutUidplusIsMatchedByDigest() {
        for (int i = 0; i < 4; i++) {
            add("INBOX", "", DATE, "Subject: " + i / 2 + "\n\nbody\n");
        }
        servers.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(real, args);
                    return method.getName().equals("append")
                            ? ((List<?>) answer).stream().map(each -> new Appended.Somewhere()).toList()
                            : answer;
                });
        assertFalse(servers.work(1));
        assertFalse(servers.work(2));
        assertCopied();
        assertTrue(servers.ledgers.exceptions(TwoServers.MAILBOX, 9).isEmpty());
    }
}
