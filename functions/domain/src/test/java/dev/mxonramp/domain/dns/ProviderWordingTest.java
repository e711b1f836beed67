package dev.mxonramp.domain.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.DnsRecord.Data.Mail;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told where the companies at both ends are known. */
class ProviderWordingTest {
    private static final Providers PROVIDERS = Providers.load();
    private static final String CLOUDFLARE = "ada.ns.cloudflare.com";
    private static final String ROUTE_53 = "ns-7.awsdns-00.com";
    private static final String HOST_GATOR = "ns8001.hostgator.com";
    private static final String GO_DADDY = "ns33.domaincontrol.com";
    private static final String VALUE = "onramp-verification=" + Seen.CODE;
    private static final DomainName NAME = Seen.CHALLENGE.name(Seen.DOMAIN);

    private static Wording txt(TxtDiagnosis diagnosis, String... servers) {
        ZoneCut cut = Seen.cut(List.of(servers));
        Observation none = Seen.observation(Question.txt(NAME));
        var view = new TxtView(Seen.DOMAIN, Seen.CHALLENGE, Seen.CODES, cut, none, none, null,
                TxtView.Wildcard.NOT_ASKED, List.of(), List.of(), null, null, Seen.AT);
        return new TxtWording(view, Entry.of(cut, PROVIDERS)).of(diagnosis);
    }

    private static MxWording mx(DomainName domain, Reply seen, String... servers) {
        ZoneCut cut = Seen.cut(List.of(servers));
        var view = new MxView(domain, Seen.PLAN, cut, Seen.observation(Question.mx(domain), seen), Map.of(), List.of(),
                null, null, Seen.AT);
        return new MxWording(view, Entry.of(cut, PROVIDERS), PROVIDERS);
    }

    private static Wording mx(MxDiagnosis diagnosis, String... servers) {
        return mx(Seen.DOMAIN, new Reply.Absent(false, null), servers).of(diagnosis);
    }

    private static TxtDiagnosis.Absent absent(String... servers) {
        return new TxtDiagnosis.Absent(NAME, false, Stream.of(servers).map(DomainName::new).toList(), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            CLOUDFLARE + "; At Cloudflare, under DNS > Records, add a record: Type: TXT, Name: _onramp-challenge,"
                    + " Content: %s.",
            ROUTE_53 + "; At Amazon Route 53, under Route 53 > Hosted zones > Create record, add a record: Type: TXT,"
                    + " Record name: _onramp-challenge, Value: %s.",
            HOST_GATOR + "; At HostGator, under cPanel > Domains > Advanced Zone Editor, add a record: Type: TXT,"
                    + " Name: _onramp-challenge.acme.test., TXT Data: %s."})
    void theRecordIsGivenInThePanelsWords(String server, String remedy) {
        assertEquals(remedy.formatted(VALUE), txt(absent(server), server).remedy());
    }

    @Test
    void theHostIsNamedInsteadOfItsServers() {
        String sentence = txt(absent(CLOUDFLARE), CLOUDFLARE).sentence();
        assertTrue(sentence.contains("The DNS of acme.test is hosted at Cloudflare."), sentence);
    }

    @Test
    void twoHostsAreBothNamedAndNeedTheRecordBoth() {
        Wording wording = txt(absent(CLOUDFLARE, GO_DADDY), CLOUDFLARE, GO_DADDY);
        assertTrue(wording.sentence().contains("hosted at Cloudflare and GoDaddy."), wording::toString);
        assertEquals("At each of Cloudflare and GoDaddy, publish the TXT record " + NAME + " with the value " + VALUE
                + ".", wording.remedy());
    }

    @Test
    void anUnknownHostLeavesTheServersAndTheUsualWords() {
        Wording wording = txt(absent("ns1.host.test"), "ns1.host.test");
        assertTrue(wording.sentence().contains("hosted at ns1.host.test."), wording::toString);
        assertEquals("Publish the TXT record " + NAME + " with the value " + VALUE + ".", wording.remedy());
    }

    @Test
    void thePanelThatAppendsTheDomainIsNamed() {
        var doubled = new TxtDiagnosis.DoubledName(NAME.prefixed("x"), Seen.DOMAIN);
        Wording wording = txt(doubled, GO_DADDY);
        assertTrue(wording.sentence().contains("the panel of GoDaddy appends acme.test"), wording::toString);
        assertEquals("At GoDaddy, under Domain Portfolio > DNS, as the record's Name, enter only _onramp-challenge.",
                wording.remedy());
    }

    @Test
    void aMisplacedRecordIsMovedToTheNameThatThePanelShows() {
        var misplaced = new TxtDiagnosis.Misplaced(new DomainName("www.acme.test"));
        assertEquals("At Amazon Route 53, under Route 53 > Hosted zones > Create record, move the record from"
                + " www.acme.test to _onramp-challenge.acme.test (Record name: _onramp-challenge).",
                txt(misplaced, ROUTE_53).remedy());
    }

    @Test
    void mailRecordsAreGivenInThePanelsWords() {
        assertEquals(
                "At Cloudflare, under DNS > Records, publish these records: Type: MX, Name: @, Mail server: mx1.onramp.test,"
                        + " Priority: 10; and Mail server: mx2.onramp.test, Priority: 20.",
                mx(new MxDiagnosis.None(), CLOUDFLARE).remedy());
    }

    @Test
    void aPanelMayWantTheNumberBeforeTheHostAndTheDotAfterIt() {
        assertEquals(
                "At Amazon Route 53, under Route 53 > Hosted zones > Create record, publish these records: Type: MX,"
                        + " Record name: (leave empty), Value: 10 mx1.onramp.test.; and Value: 20 mx2.onramp.test.",
                mx(new MxDiagnosis.None(), ROUTE_53).remedy());
    }

    @Test
    void aPanelMayWantTheWholeName() {
        String remedy = mx(new MxDiagnosis.None(), HOST_GATOR).remedy();
        assertTrue(String.valueOf(remedy).contains("Name: acme.test., Value: mx1.onramp.test., Priority: 10"), remedy);
    }

    @Test
    void aSubdomainWithinTheZoneHasItsOwnName() {
        String remedy = mx(new DomainName("shop.acme.test"), new Reply.Absent(false, null), CLOUDFLARE)
                .of(new MxDiagnosis.None()).remedy();
        assertTrue(String.valueOf(remedy).contains("Name: shop, Mail server"), remedy);
    }

    @Test
    void theOldMailHostIsNamed() {
        var google = List.of(new Mail(1, "aspmx.l.google.com"), new Mail(5, "alt1.aspmx.l.google.com"));
        Wording other = mx(new MxDiagnosis.Other(google), "ns1.host.test");
        assertEquals("Mail for acme.test is still at Google Workspace (aspmx.l.google.com and 1 more).",
                other.sentence());
        assertEquals("Replace the MX record 1 aspmx.l.google.com., 5 alt1.aspmx.l.google.com. by"
                + " MX 10 mx1.onramp.test. and MX 20 mx2.onramp.test.", other.remedy());
        assertEquals("Mail for acme.test is split between two hosts: Google Workspace (aspmx.l.google.com) is still"
                + " there beside ours.", mx(new MxDiagnosis.Split(google.subList(0, 1)), "ns1.host.test").sentence());
        String replaced = mx(new MxDiagnosis.Other(google), CLOUDFLARE).remedy();
        assertTrue(String.valueOf(replaced).contains("replace the MX record 1 aspmx.l.google.com.,"
                + " 5 alt1.aspmx.l.google.com. by these records: Type: MX, Name: @"), replaced);
        assertEquals("Mail for acme.test is still at mail.old.test.",
                mx(new MxDiagnosis.Other(List.of(new Mail(1, "mail.old.test"))), "ns1.host.test").sentence());
    }

    @Test
    void recordsAtTheWrongNameAreMovedInThePanelsWords() {
        var misplaced = new MxDiagnosis.Misplaced(new DomainName("www.acme.test"));
        String known = mx(misplaced, CLOUDFLARE).remedy();
        assertTrue(String.valueOf(known).contains("move them to acme.test, as these records: Type: MX, Name: @"),
                known);
        assertEquals(
                "Move them to acme.test (many panels call it @): MX 10 mx1.onramp.test. and MX 20 mx2.onramp.test.",
                mx(misplaced, "ns1.host.test").remedy());
    }

    @Test
    void theFindingNamesBothEnds() {
        var seen = new Reply.Present(List.of(new DnsRecord(60, new Mail(10, "mx1.onramp.test")),
                new DnsRecord(60, new Mail(20, "aspmx.l.google.com"))), List.of());
        assertEquals(new Finding.Providers(
                List.of(new Finding.Provider("cloudflare", "Cloudflare", "DNS > Records",
                        "https://dash.cloudflare.com/")),
                List.of(new Finding.Provider("google", "Google Workspace", null, null))),
                mx(Seen.DOMAIN, seen, CLOUDFLARE).providers());
    }
}
