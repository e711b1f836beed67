package dev.mxonramp.domain.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.ClientRecords.Hosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientRecordsTest {
    private static final Server IMAP = new Server(new DomainName("imap.new.test"), 993);
    private static final Server SMTP = new Server(new DomainName("smtp.new.test"), 465);
    private static final DomainName ACME = new DomainName("acme.test");

    private final ClientRecords records = new ClientRecords(new ClientSettings("New", IMAP, SMTP),
            new Hosts(new DomainName("setup.new.test"), null), null);

    private static Map<String, String> values(ClientRecords records) {
        var values = new LinkedHashMap<String, String>();
        records.wanted(ACME).forEach(record -> values.put(record.sought().name().ascii().replace(".acme.test", ""),
                record.sought().type() + " " + record.sought().value() + (record.use().optional() ? " optional" : "")));
        return values;
    }

    @Test
    void whatIsOfferedHasItsServerAndWhatIsNotTheRoot() {
        var all = new ClientRecords(
                new ClientSettings("New", IMAP, SMTP, new Server(new DomainName("smtp.new.test"), 587),
                        new DomainName("jmap.new.test")),
                new Hosts(new DomainName("setup.new.test"), new DomainName("autodiscover.new.test")),
                "v=UAAC1; a=sha256; d=x");
        var expected = new LinkedHashMap<String, String>();
        expected.put("_imaps._tcp", "SRV 0 1 993 imap.new.test.");
        expected.put("_submissions._tcp", "SRV 0 1 465 smtp.new.test.");
        expected.put("_submission._tcp", "SRV 0 1 587 smtp.new.test.");
        expected.put("_jmap._tcp", "SRV 0 1 443 jmap.new.test.");
        expected.put("_imap._tcp", "SRV 0 0 0 . optional");
        expected.put("_pop3._tcp", "SRV 0 0 0 . optional");
        expected.put("_pop3s._tcp", "SRV 0 0 0 . optional");
        expected.put("_autodiscover._tcp", "SRV 0 0 443 autodiscover.new.test.");
        expected.put("autoconfig", "CNAME setup.new.test. optional");
        expected.put("autodiscover", "CNAME setup.new.test. optional");
        expected.put("ua-auto-config", "CNAME setup.new.test. optional");
        expected.put("_ua-auto-config", "TXT v=UAAC1; a=sha256; d=x optional");
        assertEquals(expected, values(all));
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(values(all).keySet()), "what is needed comes first");
    }

    @Test
    void withoutCertificatesForTheirNamesNoneOfThemIsAskedFor() {
        var few = new ClientRecords(new ClientSettings("New", IMAP, SMTP), new Hosts(null, null), "v=UAAC1; x");
        assertEquals(Set.of("_imaps._tcp", "_submissions._tcp", "_submission._tcp", "_jmap._tcp", "_imap._tcp",
                "_pop3._tcp", "_pop3s._tcp"), values(few).keySet());
        assertEquals("SRV 0 0 0 . optional", values(few).get("_submission._tcp"));
    }

    private List<String> labels(DomainName domain) {
        return records.of(domain).stream().map(set -> set.name().ascii().replace("." + domain, "")).toList();
    }

    @Test
    void aLongNameHasOnlyThoseThatFitInFrontOfIt() {
        var usual = List.of("_imaps._tcp", "_submissions._tcp", "_submission._tcp", "_jmap._tcp", "_imap._tcp",
                "_pop3._tcp", "_pop3s._tcp", "autoconfig", "autodiscover");
        assertEquals(usual, labels(ACME));
        String tail = ("a".repeat(60) + ".").repeat(3) + "acme.test";
        assertEquals(List.of("_jmap._tcp", "_imap._tcp", "_pop3._tcp", "autoconfig"),
                labels(new DomainName("a".repeat(242 - 1 - tail.length()) + "." + tail)));
        assertEquals(List.of(), labels(new DomainName("a".repeat(253 - 1 - tail.length()) + "." + tail)));
    }
}
