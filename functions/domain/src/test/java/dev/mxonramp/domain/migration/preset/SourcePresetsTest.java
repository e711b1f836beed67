package dev.mxonramp.domain.migration.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.provider.MailHost;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.preset.SourcePreset.Auth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePresetsTest {
    private static final String GOOD = """
            [old]
            name  Old
            server imap.old.example 993 TLS
            auth password
            connections 2
            """;

    private final Providers providers = Providers.load();
    private final SourcePresets presets = SourcePresets.load(providers);

    @ParameterizedTest
    @CsvSource({"imap.gmail.com,gmail", "IMAP.googlemail.com.,gmail", "outlook.office365.com,microsoft",
            "imap.mail.eu-west-1.awsapps.com,workmail", "imap.mail.yahoo.com,yahoo", "imap.aol.com,aol",
            "p23.imap.mail.me.com,icloud", "imap.fastmail.com,fastmail", "imappro.zoho.eu,zoho-eu",
            "imap.gmx.net,gmx", "imap.web.de,web-de", "imap.ionos.de,ionos", "ex5.mail.ovh.net,ovh",
            "mail.gandi.net,gandi", "imap.yandex.com,yandex", "imap.mail.ru,mail-ru",
            "mail.infomaniak.com,infomaniak", "secure.emailsrvr.com,rackspace", "imap.secureserver.net,godaddy",
            "imap.hostinger.com,hostinger", "mail.privateemail.com,namecheap", "posteo.de,posteo",
            "imap.mailbox.org,mailbox-org"})
    void serverTellsTheProvider(String host, String id) {
        assertEquals(id, presets.ofServer(host).orElseThrow().id());
    }

    @ParameterizedTest
    @CsvSource({"aspmx.l.google.com alt1.aspmx.l.google.com,gmail", "acme-com.mail.protection.outlook.com,microsoft",
            "inbound-smtp.us-west-2.amazonaws.com,workmail-us-west-2", "mx.zoho.eu mx2.zoho.eu,zoho-eu",
            "mx.zoho.com,zoho", "mx00.ionos.de mx01.ionos.de,ionos", "mx00.ionos.co.uk,ionos-com",
            "MX1.emailsrvr.com.,rackspace", "spool.mail.gandi.net,gandi"})
    void mailExchangersTellTheProvider(String targets, String id) {
        assertEquals(id, presets.ofMx(List.of(targets.split(" "))).orElseThrow().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mx.acme.test", "aspmx.l.google.com mx.acme.test",
            "aspmx.l.google.com mx1.emailsrvr.com", "aspmx.l.google.com.evil.test", "route1.mx.cloudflare.net"})
    void inDoubtThereIsNone(String targets) {
        List<String> names = targets.isEmpty() ? List.of() : List.of(targets.split(" "));
        assertEquals(Optional.empty(), presets.ofMx(names));
    }

    @Test
    void addressTellsTheProvider() {
        assertEquals("gmail", presets.ofDomain("Gmail.com").orElseThrow().id());
        assertEquals(Optional.empty(), presets.ofDomain("acme.test"));
    }

    @Test
    void everyPresetMayBeUsed() {
        var known = providers.mailHosts().stream().map(MailHost::id).collect(Collectors.toSet());
        var policy = new EgressPolicy(false);
        assertTrue(presets.all().size() >= 40);
        for (SourcePreset each : presets.all()) {
            assertEquals(Optional.empty(), policy.refusal(each.host()), each.id());
            assertEquals(each.security() == Security.TLS ? 993 : 143, each.port(), each.id());
            assertTrue(known.containsAll(each.marks().mailHosts()), each.id());
            assertEquals(each, presets.ofServer(each.host()).orElseThrow(), each.id());
            boolean byToken = each.auth().contains(Auth.XOAUTH2) || each.auth().contains(Auth.OAUTHBEARER);
            assertEquals(byToken, each.token() != null, each.id());
            if (each.auth().getFirst() == Auth.APP_PASSWORD) {
                assertNotNull(each.advice(), each.id());
            }
        }
    }

    @Test
    void noServerAndNoDomainMeansTwoProviders() {
        var seen = new ArrayList<String>();
        presets.all().forEach(each -> {
            seen.add(each.host());
            each.hosts().forEach(pattern -> seen.add(pattern.sample()));
            each.marks().domains().forEach(domain -> seen.add("@" + domain));
            each.marks().mx().forEach(pattern -> seen.add("MX " + pattern.sample()));
        });
        assertEquals(seen.size(), seen.stream().distinct().count(), seen::toString);
    }

    @Test
    void presetsAreInOrder() {
        List<String> ids = presets.all().stream().map(SourcePreset::id).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void throttlesAreInLowerCaseAndTellMoreThanAWord() {
        for (String each : SourcePresets.throttles()) {
            assertEquals(each.toLowerCase(Locale.ROOT), each);
            assertTrue(each.split(" ").length > 1, each);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            993 TLS         | 993
            993 TLS         | 993 SSL
            imap.old        | IMAP.old
            auth password   | auth guess
            connections 2   | connections 0
            connections 2   | connections 17
            auth password   | token http://old.example/token
            """)
    void wrongLinesAreTold(String right, String wrong) {
        assertEquals(1, PresetFile.read("file", GOOD).size());
        String told = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> PresetFile.read("file", GOOD.replace(right, wrong))).getMessage());
        assertTrue(told.startsWith("file:"), told);
    }
}
