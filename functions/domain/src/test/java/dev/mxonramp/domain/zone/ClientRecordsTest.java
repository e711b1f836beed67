package dev.mxonramp.domain.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientRecordsTest {
    private final ClientRecords records = new ClientRecords(new Server(new DomainName("imap.new.test"), 993),
            new Server(new DomainName("smtp.new.test"), 465), new DomainName("setup.new.test"));

    private List<String> labels(DomainName domain) {
        return records.of(domain).stream().map(set -> set.name().ascii().replace("." + domain, "")).toList();
    }

    @Test
    void aLongNameHasOnlyThoseThatFitInFrontOfIt() {
        var usual = List.of("_imaps._tcp", "_submissions._tcp", "_imap._tcp", "_pop3._tcp", "_pop3s._tcp", "autoconfig",
                "autodiscover");
        assertEquals(usual, labels(new DomainName("acme.test")));
        String tail = ("a".repeat(60) + ".").repeat(3) + "acme.test";
        assertEquals(List.of("_imap._tcp", "_pop3._tcp", "autoconfig"),
                labels(new DomainName("a".repeat(242 - 1 - tail.length()) + "." + tail)));
        assertEquals(List.of(), labels(new DomainName("a".repeat(253 - 1 - tail.length()) + "." + tail)));
    }
}
