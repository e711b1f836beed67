package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.Claimable;
import dev.mxonramp.domain.name.Claimable.Accepted;
import dev.mxonramp.domain.name.Claimable.Refused;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door, with the real lists behind it. */
class ClaimableNamesTest {
    private final ClaimableNames names = new ClaimableNames(new IcuIdna(), new GuavaPublicSuffixes(), Set.of("test"));

    @ParameterizedTest
    @CsvSource({"example.com,example.com,example.com", "' Example.COM. ',example.com,example.com",
            "bücher.example.com,xn--bcher-kva.example.com,bücher.example.com",
            "xn--bcher-kva.example.com,xn--bcher-kva.example.com,bücher.example.com",
            "shop.acme.test,shop.acme.test,shop.acme.test", "example.co.uk,example.co.uk,example.co.uk",
            "example。com,example.com,example.com", "1.2.example.com,1.2.example.com,1.2.example.com"})
    void ordinaryNamesAreAcceptedAsALabels(String typed, String ascii, String unicode) {
        assertEquals(new Accepted(new DomainName(ascii), unicode), names.judge(typed));
    }

    @ParameterizedTest
    @CsvSource({"faß.com,xn--fa-hia.com,faß.com", "BÜCHER.com,xn--bcher-kva.com,bücher.com",
            "bu\u0308cher.com,xn--bcher-kva.com,bücher.com", "βόλος.com,xn--nxasmm1c.com,βόλος.com",
            "نامه\u200cای.com,xn--mgba3gch31f060k.com,نامه\u200cای.com", "ｅｘａｍｐｌｅ．ｃｏｍ,example.com,example.com",
            "ex\u00adample.com,example.com,example.com", "例え.テスト.com,xn--r8jz45g.xn--zckzah.com,例え.テスト.com"})
    void unicodeNamesAreMappedByUts46AndShownInBothForms(String typed, String ascii, String unicode) {
        assertEquals(new Accepted(new DomainName(ascii), unicode), names.judge(typed));
        assertEquals(new Accepted(new DomainName(ascii), unicode), names.judge(ascii), "from its A-labels");
    }

    @ParameterizedTest
    @CsvSource({"a\u200cb.com,stand together", "אa1.com,stand together", "xn--fa-hia-.com,xn--",
            "xn--BCHER-KVA\u00fc.com,xn--", "\u0301a.com,must not have"})
    void unicodeNamesThatUts46DoesNotAllowAreRefused(String typed, String part) {
        assertReason(typed, part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github.io", "user.github.io", "s3.amazonaws.com"})
    void namesBelowAndAtPrivateSuffixesMayBeClaimed(String name) {
        assertInstanceOf(Accepted.class, names.judge(name));
    }

    @Test
    void theRefusalOfASuffixSaysByWhichListItGoes() {
        assertReason("co.uk", "as carried by Guava");
        assertReason("xn--55qx5d.cn", "suffix");
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4,IP address", "127.1,IP address", "0x7f.1,IP address", "[::1],IP address", "::1,IP address",
            "2001:db8::1,IP address", "[IPv6:2001:db8::1],IP address", "１.２.３.４,IP address", "1.2.3.4:25,IP address",
            "fe80::1%eth0,IP address", "::ffff:1.2.3.4,IP address", "co.uk,suffix", "com,single word",
            "a..example.com,two dots", "xn--a.example.com,xn--", "example,reserved", "shop.example,reserved",
            "localhost,reserved", "printer.local,reserved", "router.home.arpa,reserved", "x.onion,reserved",
            "x.alt,reserved", "parked.invalid,reserved", "x.corp,reserved", "x.home,reserved", "x.lan,reserved",
            "x.mail,reserved", "x.intranet,reserved", "x.private,reserved", "x.localdomain,reserved",
            "a.b.localhost,reserved", "db.internal,reserved", "x.invalid,reserved", "1.0.0.127.in-addr.arpa,reserved",
            "test,single word", "_dmarc.example.com,underscore", "*.example.com,underscore",
            "two words.example.com,spaces", "exa&mple.com,must not have", "-a.example.com,begin or end"})
    void otherNamesAreRefusedWithTheReason(String typed, String part) {
        assertReason(typed, part);
    }

    @ParameterizedTest
    @CsvSource({"https://www.example.com/path?x=1,Enter www.example.com.", "http://example.com:8080,Enter example.com.",
            "//example.com/,Enter example.com.", "example.com/mail,Enter example.com.",
            "ann@example.com,Enter example.com.", "mailto:ann@example.com,mail address",
            "example.com:443,Enter example.com.", "https://ann:pw@example.com/,Enter example.com.",
            "https://1.2.3.4/,web address", "Ann <ann@example.com>,mail address"})
    void pastedAddressesAreRefusedWithWhatToEnter(String typed, String part) {
        assertReason(typed, part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\u0000", "\u200d.com", "\ud800.com", "xn--.com", "[", "]", ":", "@",
            "/",
            "://", "//", "a@", "@a", "\u202eexample.com"})
    void oddInputIsRefusedWithASentence(String typed) {
        assertInstanceOf(Refused.class, names.judge(typed));
    }

    @Test
    void reservedNamesAreRefusedWhereTheyAreNotAllowed() {
        var cloud = new ClaimableNames(new IcuIdna(), new GuavaPublicSuffixes(), Set.of());
        assertInstanceOf(Refused.class, cloud.judge("acme.test"));
    }

    @Test
    void lengthsAreChecked() {
        assertReason("a".repeat(300), "300");
        assertReason("a".repeat(301), "301");
        assertReason("a".repeat(64) + ".example.com", "63");
        assertReason(("a".repeat(60) + ".").repeat(4) + "example.com", "253");
        String longest = ("a".repeat(60) + ".").repeat(3) + "a".repeat(59) + ".example.com";
        assertEquals(DomainName.MAX_OCTETS, longest.length() - 1);
        assertReason(longest, "253");
        assertInstanceOf(Accepted.class, names.judge(longest.substring(1)));
        assertReason("a.".repeat(9) + "example.com", "at most 10");
        assertInstanceOf(Accepted.class, names.judge("a.".repeat(8) + "example.com"));
        assertReason("ü".repeat(240) + ".com", "63");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hostileInputNeverThrows(long seed) {
        var random = new Random(seed);
        String alphabet = "a1-._*@:/[]%\\ \u0000üß例。\u200d\u202e\ud83d\ude00xn--";
        for (int round = 0; round < 500; round++) {
            var typed = new StringBuilder();
            for (int i = random.nextInt(300); i >= 0; i--) {
                typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Claimable judged = names.judge(typed.toString());
            if (judged instanceof Accepted accepted) {
                assertTrue(accepted.name().labels().size() <= 10, () -> "seed " + seed + ": " + typed);
            }
        }
    }

    private void assertReason(String typed, String part) {
        var refused = assertInstanceOf(Refused.class, names.judge(typed));
        assertTrue(refused.reason().contains(part), () -> typed + ": " + refused.reason());
    }
}
