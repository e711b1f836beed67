package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.dovecot.DovecotSetup.Storage;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.migration.SampleMessages;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that other tools change, lose, double or stumble over, on their way to a Dovecot. */
final class NastyMailIT extends NastyCases {
    private final HonestImap old = new HonestImap();

    private TwoServers toMaildir() {
        return fromHonest(old, DovecotSetup.standard().on(Storage.MAILDIR));
    }

    private void arrivesVerbatim(String text) {
        TwoServers servers = toMaildir();
        old.folder("INBOX").add(Set.of(), DATE, text);
        passLeavesTheSame(servers, 1);
        assertEquals(List.of(text), octets(servers.fresh, "INBOX"));
    }

    /** It arrives as a bare APPEND leaves it, and is listed, since the server changes its bytes. */
    private void isAltered(String text) {
        TwoServers servers = toMaildir();
        List<String> bare = bare(servers.fresh, text);
        assertNotEquals(List.of(text), bare, "the server leaves it alone");
        old.folder("INBOX").add(Set.of(), DATE, text);
        old.folder("INBOX").add(Set.of(), DATE, "Subject: next\r\n\r\nnext\r\n");
        pass(servers, 1);
        assertEquals(List.of(bare.getFirst(), "Subject: next\r\n\r\nnext\r\n"), octets(servers.fresh, "INBOX"));
        assertEquals(List.of(Kind.ALTERED_BY_TARGET), kinds(servers));
        pass(servers, 2);
        assertEquals(2, octets(servers.fresh, "INBOX").size());
        assertEquals(0, servers.missing());
    }

    @Test
    void eightBitHeadersArriveOctetByOctet() {
        arrivesVerbatim(
                "Subject: Gr\u00c3\u00bc\u00c3\u009fe \u00e4\u00f6\u00fc\r\nFrom: \u00ff\u00fe\r\n\r\n\u00df\r\n");
    }

    @Test
    void messageWithoutAnyHeaderArrives() {
        arrivesVerbatim("\r\njust a body\r\n");
    }

    @Test
    void messageThatIsNoMailAtAllArrives() {
        arrivesVerbatim("x");
    }

    @Test
    void messageWithoutABodyArrives() {
        arrivesVerbatim("Subject: no body\r\n\r\n");
    }

    @Test
    void messageWithoutABlankLineArrives() {
        arrivesVerbatim("Subject: cut\r\n");
    }

    @Test
    void messageWithoutALastLineEndArrives() {
        arrivesVerbatim("Subject: open\r\n\r\nthe end");
    }

    @Test
    void linesOfMoreThan998ColumnsArrive() {
        arrivesVerbatim("Subject: " + "w".repeat(2_000) + "\r\n\r\n" + "x".repeat(200_000) + "\r\n");
    }

    @Test
    void messageThatLooksLikeTheProtocolArrives() {
        arrivesVerbatim("Subject: )\r\n\r\n* 1 FETCH (UID 9 FLAGS (\\Deleted))\r\nt1 OK\r\n{9}\r\n)\r\n");
    }

    @Test
    void bareLineFeedsAreListedAsAlteredByTheTarget() {
        isAltered("Subject: lf\n\nbody\nbody\n");
    }

    @Test
    void nulIsListedAsAlteredByTheTarget() {
        isAltered("Subject: nul\r\n\r\na\0b\r\n");
    }

    @Test
    void messageOfNoOctetsIsListedWithTheServersWords() {
        TwoServers servers = toMaildir();
        assertEquals(List.of(), bare(servers.fresh, ""));
        old.folder("INBOX").add(Set.of(), DATE, "");
        old.folder("INBOX").add(Set.of(), DATE, "Subject: next\r\n\r\nnext\r\n");
        pass(servers, 1);
        assertEquals(List.of("Subject: next\r\n\r\nnext\r\n"), octets(servers.fresh, "INBOX"));
        assertEquals(List.of(Kind.REFUSED_BY_TARGET), kinds(servers));
        assertTrue(listed(servers).getFirst().words().contains("zero byte"), listed(servers)::toString);
    }

    @Test
    void largeMessageArrivesWhole() {
        String large = SampleMessages.large();
        TwoServers servers = toMaildir();
        old.folder("INBOX").add(Set.of(), DATE, large);
        passLeavesTheSame(servers, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-Jan-1970 00:00:00 +0000", "29-Feb-2024 23:59:59 +1400", "17-Jul-1996 02:44:25 -1200",
            "31-Dec-2025 23:59:59 +0000"})
    void dateIsTheSameInstant(String date) {
        TwoServers servers = toMaildir();
        old.folder("INBOX").add(Set.of(), date, "Subject: old\r\n\r\nold\r\n");
        passLeavesTheSame(servers, 1);
    }

    /** Whichever client appends it, Dovecot tells 1901 or 2038 for a date before 1970, and now for one to come. */
    @ParameterizedTest
    @ValueSource(strings = {"01-Jan-1899 00:00:00 +0000", "31-Dec-1969 23:59:59 +0000", "31-Dec-2037 23:59:59 +0000",
            "01-Jan-9999 00:00:00 +0000"})
    void dateThatTheTargetCannotHoldNeverCostsTheMessage(String date) {
        TwoServers servers = toMaildir();
        old.folder("INBOX").add(Set.of(), date, "Subject: old\r\n\r\nold\r\n");
        pass(servers, 1);
        assertEquals(List.of("Subject: old\r\n\r\nold\r\n"), octets(servers.fresh, "INBOX"));
        assertEquals(List.of(), listed(servers));
        assertEquals(0, servers.missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {DATE, "01-Jan-1899 00:00:00 +0000", "29-Feb-2024 23:59:59 +1400",
            "01-Jan-9999 00:00:00 -0330"})
    void dateGoesOutWithItsZone(String date) {
        var keeping = new HonestImap();
        TwoServers servers = between(Side.honest(old), Side.honest(keeping));
        old.folder("INBOX").add(Set.of(), date, "Subject: zone\r\n\r\n");
        passLeavesTheSame(servers, 1);
        assertEquals(date, keeping.folder("INBOX").messages().getFirst().date());
    }

    @Test
    void distinctMessagesWithIdenticalHeadersAllArrive() {
        TwoServers servers = toMaildir();
        String header = "Subject: same\r\nMessage-ID: <1@acme.test>\r\n\r\n";
        for (String body : List.of("one\r\n", "two\r\n", "two\r\n", "six\r\n")) {
            old.folder("INBOX").add(Set.of(), DATE, header + body);
        }
        passLeavesTheSame(servers, 1);
        assertEquals(4, octets(servers.fresh, "INBOX").size());
        passLeavesTheSame(servers, 2);
    }

    @Test
    void headerlessSentAndDraftsArrive() {
        TwoServers servers = toMaildir();
        for (String folder : List.of("Sent", "Drafts")) {
            for (String text : List.of("\r\none\r\n", "\r\ntwo\r\n", "\r\ntwo\r\n")) {
                old.folder(folder).add(Set.of("\\Seen", "\\Draft"), DATE, text);
            }
        }
        passLeavesTheSame(servers, 1);
        assertEquals(3, octets(servers.fresh, "Drafts").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$Forwarded", "NonJunk", "[odd]", "a.b/c", "\\Unknown", "umlaut\u00e4"})
    void refusedKeywordNeverCostsTheMessage(String keyword) {
        TwoServers servers = toMaildir();
        old.folder("INBOX").add(Set.of("\\Seen", keyword), DATE, "Subject: 1\r\n\r\n1\r\n");
        pass(servers, 1);
        assertEquals(List.of("Subject: 1\r\n\r\n1\r\n"), octets(servers.fresh, "INBOX"));
        assertTrue(Comparer.inbox(servers.newContent()).getFirst().contains("\\seen"), servers.newContent()::toString);
        assertEquals(List.of(), listed(servers));
    }

    /** A maildir has room for 26 keywords in its files' names. */
    @Test
    void moreKeywordsThanTheTargetCountsNeverCostAMessage() {
        TwoServers servers = toMaildir();
        for (int i = 0; i < 60; i++) {
            old.folder("INBOX").add(Set.of("\\Seen", "keyword" + i), DATE, "Subject: " + i + "\r\n\r\n");
        }
        pass(servers, 1);
        assertEquals(60, octets(servers.fresh, "INBOX").size());
        assertEquals(List.of(), listed(servers));
        assertEquals(0, servers.missing());
    }
}
