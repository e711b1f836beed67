package dev.mxonramp.domain.dns.provider;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
    private final Providers providers = Providers.load();

    private List<String> dns(String... servers) {
        return providers.dnsHosts(Stream.of(servers).map(DomainName::new).toList()).stream().map(DnsHost::id).toList();
    }

    private List<String> mail(String... targets) {
        return providers.mailHosts(List.of(targets)).stream().map(MailHost::id).toList();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertTrue(providers.dnsHosts().size() >= 40, () -> "DNS hosts: " + providers.dnsHosts().size());
        assertTrue(providers.mailHosts().size() >= 25, () -> "mail hosts: " + providers.mailHosts().size());
    }

    @Test
    void everyNameServerSampleIsItsOwnHostsAndNobodyElses() {
        assertAll(providers.dnsHosts().stream().flatMap(host -> host.servers().stream().map(
                pattern -> () -> assertEquals(List.of(host.id()), providers.dnsHosts().stream()
                        .filter(each -> each.owns(pattern.sample())).map(DnsHost::id).toList(), pattern::sample))));
    }

    @Test
    void everyMailSampleIsItsOwnHostsAndNobodyElses() {
        assertAll(providers.mailHosts().stream().flatMap(host -> host.targets().stream().map(
                pattern -> () -> assertEquals(List.of(host.id()), providers.mailHosts().stream()
                        .filter(each -> each.owns(pattern.sample())).map(MailHost::id).toList(), pattern::sample))));
    }

    @Test
    void borrowedNameServersAreSomebodyElses() {
        assertAll(providers.dnsHosts().stream().flatMap(host -> host.borrowed().stream().map(
                pattern -> () -> assertTrue(providers.dnsHosts().stream()
                        .anyMatch(each -> !each.equals(host) && each.owns(pattern.sample())), pattern::sample))));
    }

    @Test
    void theFilesAreSortedSoThatAnEntryIsFound() {
        List<String> dns = providers.dnsHosts().stream().map(DnsHost::id).toList();
        List<String> mail = providers.mailHosts().stream().map(MailHost::id).toList();
        assertEquals(dns.stream().sorted().toList(), dns);
        assertEquals(mail.stream().sorted().toList(), mail);
    }

    @ParameterizedTest
    @CsvSource({"ada.ns.cloudflare.com,cloudflare", "ns-2047.awsdns-63.co.uk,route-53",
            "ns77.domaincontrol.com,godaddy",
            "dns2.registrar-servers.com,namecheap", "ns1120.ui-dns.biz,ionos", "ns109.ovh.net,ovh",
            "ns4-205.azure-dns.info,azure", "ns-cloud-e4.googledomains.com,google-cloud", "shades18.rzone.de,strato"})
    void aKnownNameServerNamesItsHost(String server, String host) {
        assertEquals(List.of(host), dns(server));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ns.cloudflare.com.evil.test", "ada.ns.cloudflare.com.evil.test", "evilns.cloudflare.com",
            "ada.evilns.cloudflare.com", "a.b.ns.cloudflare.com", "ns.cloudflare.com", "ns-1.awsdns-64.com",
            "ns-1.awsdns-1.com", "ns-1.awsdns-00.evil", "ns1.notdigitalocean.com", "ns1-digitalocean.com",
            "ns1.digitalocean.com.co", "ns1.host.test"})
    void aNameThatOnlyLooksLikeAnothersIsNobodys(String server) {
        assertEquals(List.of(), dns(server));
    }

    @ParameterizedTest
    @CsvSource({"aspmx.l.google.com,google", "alt4.aspmx.l.google.com,google", "smtp.google.com,google",
            "acme-com.mail.protection.outlook.com,microsoft", "mx00.kundenserver.de,ionos", "mx2.zoho.com.au,zoho",
            "inbound-smtp.eu-west-1.amazonaws.com,amazon-ses"})
    void aKnownTargetNamesItsHost(String target, String host) {
        assertEquals(List.of(host), mail(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "aspmx.l.google.com.evil.test", "evil-aspmx.l.google.com",
            "alt5.aspmx.l.google.com",
            "x.y.mail.protection.outlook.com", "a\\.b.mail.protection.outlook.com", ".mail.protection.outlook.com",
            "mail.protection.outlook.com", "192.0.2.1", "aspmx.l.google.com\n", "ASPMX.L.GOOGLE.COM"})
    void aTargetThatOnlyLooksLikeAnothersIsNobodys(String target) {
        assertEquals(List.of(), mail(target));
    }

    @Test
    void severalHostsAreAllNamedInAnOrderThatStays() {
        assertEquals(List.of("cloudflare", "godaddy"), dns("ns33.domaincontrol.com", "ada.ns.cloudflare.com"));
        assertEquals(List.of("cloudflare", "godaddy"), dns("ada.ns.cloudflare.com", "ns33.domaincontrol.com"));
        assertEquals(List.of("google", "microsoft"),
                mail("acme.mail.protection.outlook.com", "aspmx.l.google.com", "alt1.aspmx.l.google.com"));
    }

    @Test
    void oneUnknownNameLeavesAllUnnamed() {
        assertEquals(List.of(), dns("ada.ns.cloudflare.com", "ns1.host.test"));
        assertEquals(List.of(), mail("aspmx.l.google.com", "mail.old.test"));
        assertEquals(List.of(), dns());
        assertEquals(List.of(), mail());
    }

    @Test
    void aHostThatBorrowsAnothersServersIsStillOneHost() {
        assertEquals(List.of("squarespace"), dns("ns01.squarespacedns.com", "dns1.p05.nsone.net"));
        assertEquals(List.of("ns1"), dns("dns1.p05.nsone.net", "dns2.p05.nsone.net"));
        assertEquals(List.of("cloudflare", "ns1", "squarespace"),
                dns("ns01.squarespacedns.com", "dns1.p05.nsone.net", "ada.ns.cloudflare.com"));
    }

    @Test
    void namesOfAnyLengthAreTakenOn() {
        assertEquals(List.of(), mail("a".repeat(100_000)));
        assertEquals(List.of(), mail("a.".repeat(50_000) + "mail.protection.outlook.com"));
    }
}
