package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.SoughtRecord;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.dns.ServerFault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records for mail clients as a small internet on loopback publishes them. */
class DnsSoughtRecordCheckTest {
    private static final String IMAPS = "_imaps._tcp.acme.test";
    private static final String POP = "_pop3._tcp.acme.test";
    private static final String ALIAS = "autoconfig.acme.test";
    private static final String DIGEST = "_ua-auto-config.acme.test";
    private static final List<SoughtRecord> ALL = List.of(
            new SoughtRecord(new DomainName(IMAPS), SoughtRecord.Type.SRV, "0 1 993 imap.onramp.test."),
            new SoughtRecord(new DomainName(POP), SoughtRecord.Type.SRV, "0 0 0 ."),
            new SoughtRecord(new DomainName(ALIAS), SoughtRecord.Type.CNAME, "setup.onramp.test."),
            new SoughtRecord(new DomainName(DIGEST), SoughtRecord.Type.TXT, "v=UAAC1; a=sha256; d=ours"));

    private final World world = new World(2);

    @AfterEach
    void stop() {
        world.close();
    }

    private List<Finding> findings() {
        return world.checks.sought().check(World.ACME, ALL);
    }

    private List<String> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    private Finding finding(int record) {
        return findings().get(record);
    }

    private void publishAll() {
        world.zone.put(IMAPS, "SRV", 60, "0 1 993 imap.onramp.test.");
        world.zone.put(POP, "SRV", 60, "0 0 0 .");
        world.zone.put(ALIAS, "CNAME", 60, "setup.onramp.test.");
        world.zone.putTxt(DIGEST, 60, "v=UAAC1; a=sha256; d=ours");
    }

    @Test
    void whatIsPublishedIsThere() {
        publishAll();
        for (Finding finding : findings()) {
            assertEquals("client.there", finding.code(), finding.sentence());
            assertEquals(Finding.Fault.NOBODY, finding.fault());
            assertNull(finding.remedy());
            assertEquals(2, finding.servers().size());
        }
        assertEquals("0 1 993 imap.onramp.test.", finding(0).servers().getFirst().answer());
    }

    @Test
    void whatIsMissingIsToldWithItsFields() {
        for (Finding finding : findings()) {
            assertEquals("client.absent", finding.code());
            assertEquals(Finding.Fault.RECORD, finding.fault());
        }
        String remedy = String.valueOf(finding(0).remedy());
        assertTrue(remedy
                .contains("Type: SRV, Name: _imaps._tcp (in full " + IMAPS + "), Priority: 0, Weight: 1, Port: 993,"
                        + " Target: imap.onramp.test."),
                remedy);
        assertTrue(finding(0).told(World.NOW).sentence().contains("visible everywhere by 2026-11-24 14:31 UTC"),
                finding(0).told(World.NOW).sentence());
        assertEquals(List.of(), world.askedOfResolver(), "no negative answer enters a cache");
    }

    @ParameterizedTest
    @CsvSource({"5 7 993 IMAP.onramp.TEST., there", "0 1 143 imap.onramp.test., other", "0 1 993 imap.old.test., other",
            "0 0 0 ., other"})
    void serviceIsComparedByHostAndPort(String value, String code) {
        world.zone.put(IMAPS, "SRV", 60, value);
        assertEquals("client." + code, finding(0).code());
    }

    @Test
    void secondServiceBesideOursLeadsAstray() {
        publishAll();
        world.zone.add(IMAPS, "SRV", 60, "0 1 993 imap.old.test.");
        assertEquals("client.other", finding(0).code());
        assertTrue(finding(0).sentence().contains("imap.old.test."), finding(0).sentence());
    }

    @Test
    void serviceThatIsSaidToBeOfferedAndIsNotIsToBeReplaced() {
        world.zone.put(POP, "SRV", 60, "0 1 110 pop.old.test.");
        assertEquals("client.other", finding(1).code());
        assertTrue(String.valueOf(finding(1).remedy()).contains("Target: ."), finding(1).remedy());
    }

    @Test
    void addressInPlaceOfTheAliasIsSomebodyElses() {
        world.zone.put(ALIAS, "A", 60, "192.0.2.1");
        assertEquals("client.other", finding(2).code());
        world.zone.remove(ALIAS, "A");
        world.zone.put(ALIAS, "CNAME", 60, "setup.old.test.");
        assertEquals("client.other", finding(2).code());
    }

    @Test
    void otherTextsMayStandBesideTheDigestAndOneOfAnotherDocumentMayNotStandAlone() {
        world.zone.putTxt(DIGEST, 60, "something else");
        assertEquals("client.absent", finding(3).code());
        world.zone.putTxt(DIGEST, 60, "v=UAAC1; a=sha256; d=older");
        assertEquals("client.other", finding(3).code());
        world.zone.add(DIGEST, "TXT", 60, "\"v=UAAC1; a=sha256; d=ours\"");
        assertEquals("client.there", finding(3).code());
    }

    @Test
    void nameWithTheDomainTwiceIsRecognised() {
        world.zone.put(IMAPS + ".acme.test", "SRV", 60, "0 1 993 imap.onramp.test.");
        assertEquals("client.doubled", finding(0).code());
        assertTrue(String.valueOf(finding(0).remedy()).endsWith("hange its name to _imaps._tcp."), finding(0).remedy());
    }

    @Test
    void oneServerThatHasItIsNotAll() {
        world.dns.server(2).hold(world.zone);
        publishAll();
        assertEquals(List.of("client.partial", "client.partial", "client.partial", "client.partial"), codes());
        assertTrue(finding(0).sentence().startsWith("1 of 2 name servers have"), finding(0).sentence());
    }

    @Test
    void serversThatServeNothingAreNotTheRecordsFault() {
        publishAll();
        world.everyServer(ServerFault.REFUSED);
        for (Finding finding : findings()) {
            assertEquals("dns.lame", finding.code());
        }
    }

    @Test
    void domainThatNobodyRegisteredHasNone() {
        var records = List
                .of(new SoughtRecord(new DomainName("_imaps._tcp.none.test"), SoughtRecord.Type.SRV, "0 0 0 ."));
        assertEquals("dns.unregistered",
                world.checks.sought().check(new DomainName("none.test"), records).getFirst().code());
    }

    @Test
    void whatIsSeenIsQuotedWithoutItsControls() {
        world.zone.putTxt(DIGEST, 60, "v=UAAC1; \u001b[2J\u202e" + "x".repeat(300));
        String sentence = finding(3).sentence();
        assertFalse(sentence.contains("\u001b") || sentence.contains("\u202e") || sentence.length() > 300, sentence);
    }
}
