package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.dnssec.ValidatingResolver;

class TrustAnchorsTest {
    private static final DomainName DOMAIN = new DomainName("example.com");
    private static final String DS = "DS 4711 13 2 " + "ab".repeat(32);

    @Test
    void ianasKeysOfTheRootCoverEverything() throws Exception {
        TrustAnchors anchors = TrustAnchors.from("iana");
        assertTrue(anchors.cover(DOMAIN));
        var validator = new ValidatingResolver(new SimpleResolver("127.0.0.1"));
        anchors.loadInto(validator);
        List<Integer> tags = validator.getTrustAnchors().find(Name.root, DClass.IN).rrs().stream()
                .map(record -> ((DSRecord) record).getFootprint()).sorted().toList();
        assertEquals(List.of(20326, 38696), tags);
    }

    @Test
    void ownRecordsReplaceThem() {
        TrustAnchors anchors = TrustAnchors.from("test. IN " + DS + "; example. IN " + DS);
        assertFalse(anchors.cover(DOMAIN));
        assertTrue(anchors.cover(new DomainName("acme.test")));
        assertTrue(anchors.cover(new DomainName("example")));
        assertFalse(TrustAnchors.from("none").cover(DOMAIN));
        assertFalse(TrustAnchors.of("; nothing but a comment").cover(DOMAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", ". IN A 192.0.2.1", ". IN DS twelve"})
    void whatIsNoTrustAnchorIsRefused(String setting) {
        assertThrows(IllegalArgumentException.class, () -> TrustAnchors.from(setting));
    }
}
