package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class Route53NamesTest {
    private static final DomainName IMAPS = new DomainName("_imaps._tcp.acme.test");
    private static final DomainName POP3 = new DomainName("_pop3._tcp.acme.test");
    private static final DomainName AUTOCONFIG = new DomainName("autoconfig.acme.test");
    private static final DomainName LOST = new DomainName("zzz.acme.test");

    private final List<DomainName> asked = new ArrayList<>();

    private static ResourceRecordSet set(DomainName name, String type) {
        return ResourceRecordSet.builder().name(name + ".").type(type).ttl(60L).build();
    }

    private ListResourceRecordSetsResponse page(DomainName from, boolean truncated, ResourceRecordSet... sets) {
        asked.add(from);
        return ListResourceRecordSetsResponse.builder().resourceRecordSets(sets).isTruncated(truncated).build();
    }

    @Test
    void oneRequestIsEnoughForASmallZone() {
        var found = Route53Names.at(List.of(AUTOCONFIG, POP3, IMAPS),
                name -> page(name, false, set(IMAPS, "SRV"), set(LOST, "A"), set(AUTOCONFIG, "A"),
                        set(AUTOCONFIG, "TXT")));
        assertEquals(List.of(IMAPS), asked);
        assertEquals(List.of(set(IMAPS, "SRV")), found.get(IMAPS));
        assertEquals(List.of(), found.get(POP3));
        assertEquals(List.of(set(AUTOCONFIG, "A"), set(AUTOCONFIG, "TXT")), found.get(AUTOCONFIG));
    }

    @Test
    void whatAPageDoesNotReachIsAskedForAgainAndACutNameToo() {
        var found = Route53Names.at(List.of(IMAPS, POP3, AUTOCONFIG), name -> name.equals(IMAPS)
                ? page(name, true, set(IMAPS, "SRV"), set(POP3, "A"))
                : page(name, true, Stream.of(set(name, "A"), set(name, "TXT"), set(LOST, "A"))
                        .toArray(ResourceRecordSet[]::new)));
        assertEquals(List.of(IMAPS, POP3), asked);
        assertEquals(List.of(set(POP3, "A"), set(POP3, "TXT")), found.get(POP3));
        assertEquals(List.of(), found.get(AUTOCONFIG));
    }
}
