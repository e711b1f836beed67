package dev.mxonramp.domain.dns.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFilesTest {
    private static final String WHOLE = """
            # A comment.

            [host]
            name     Host & Sons (EU)
            ns       ns[1-2].host.{test,example}   ns2.host.example
            with     *.other.test   a.other.test
            menu     DNS > Records
            link     https://panel.host.test/dns
            txt      Host | Text
            mx       Zone | Server | -
            apex     full
            appends  no
            dot      yes
            """;

    private static DnsHost only(String text) {
        List<DnsHost> hosts = ProviderFiles.dnsHosts("f.txt", text);
        assertEquals(1, hosts.size());
        return hosts.getFirst();
    }

    @Test
    void everyKeyIsRead() {
        DnsHost host = only(WHOLE);
        assertEquals("host", host.id());
        assertEquals("Host & Sons (EU)", host.name());
        assertEquals("ns[1-2].host.{test,example}", host.servers().getFirst().toString());
        assertEquals("a.other.test", host.borrowed().getFirst().sample());
        assertEquals("DNS > Records", host.menu());
        assertEquals(URI.create("https://panel.host.test/dns"), host.link());
        assertEquals(new Panel(new Panel.Fields("Host", "Text", null), new Panel.Fields("Zone", "Server", null),
                Panel.Apex.FULL, false, true), host.panel());
    }

    @Test
    void whatIsLeftOutIsTheUsual() {
        DnsHost host = only("[h]\nname H\nns a.host.test a.host.test");
        assertNull(host.menu());
        assertNull(host.link());
        assertEquals(new Panel(Panel.USUAL_TXT, Panel.USUAL_MX, Panel.Apex.EITHER, true, false), host.panel());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            [h]\\nname H; 1: [h] has no ns
            [h]\\nns a.b.test a.b.test; 1: [h] has no name
            name H; 1: a section's [id] has to come first
            [h]\\nname H\\nns a.b.test a.b.test\\n\\n[h]; 5: there are two sections [h]
            [h]\\nname H\\nname I\\nns a.b.test a.b.test; 3: [h] has name twice
            [h]\\ncolour red; 2: there is no key colour
            [h]\\nname; 2: neither [id] nor key and value: name
            [H]; 1: neither [id] nor key and value: [H]
            [h]\\nname H\\nns a.b.test; 3: expected a pattern and a sample: a.b.test
            [h]\\nname H\\nns a.b.test a.c.test; 3: the sample a.c.test does not match a.b.test
            [h]\\nname H\\nns *.test a.test; 3: after the last * of *.test two labels have to follow
            [h]\\nname H\\nns * a; 3: after the last * of * two labels have to follow
            [h]\\nname H\\nns a(b.test a; 3: not a pattern of host names, from character 2: a(b.test
            [h]\\nname H\\nns A.b.test a.b.test; 3: not a pattern of host names, from character 1: A.b.test
            [h]\\nname H\\nns a[2-1].test a; 3: not a range of at most 100 numbers: 2-1
            [h]\\nname H\\nns a[0-100].test a; 3: not a range of at most 100 numbers: 0-100
            [h]\\nname H\\nns a.b.test a.b.test\\ntxt Name; 4: expected 2 fields: Name
            [h]\\nname H\\nns a.b.test a.b.test\\nmx A | B; 4: expected 3 fields: A | B
            [h]\\nname H\\nns a.b.test a.b.test\\ntxt A |; 4: not a text to be shown:
            [h]\\nname H\\nns a.b.test a.b.test\\napex ?; 4: expected @, empty or full: ?
            [h]\\nname H\\nns a.b.test a.b.test\\ndot maybe; 4: expected yes or no: maybe
            [h]\\nname H\\nns a.b.test a.b.test\\nlink http://h.test/; 4: not a link with https: http://h.test/
            [h]\\nname H\\nns a.b.test a.b.test\\nlink https:x; 4: not a link with https: https:x
            [h]\\nname <b>H</b>\\nns a.b.test a.b.test; 2: not a text to be shown: <b>H</b>
            """)
    void whatIsWrongIsNamedWithItsLine(String text, String error) {
        var wrong = assertThrows(IllegalArgumentException.class,
                () -> ProviderFiles.dnsHosts("f.txt", text.replace("\\n", "\n")));
        assertEquals("f.txt:" + error, String.valueOf(wrong.getMessage()).strip());
    }

    @Test
    void aLinkThatIsNoneIsNamedWithItsLine() {
        var wrong = assertThrows(IllegalArgumentException.class,
                () -> only("[h]\nname H\nns a.b.test a.b.test\nlink https://a b"));
        assertEquals("f.txt:4: Illegal character in authority at index 9: https://a b", wrong.getMessage());
    }

    @Test
    void aMailHostHasNoPanel() {
        var wrong = assertThrows(IllegalArgumentException.class,
                () -> ProviderFiles.mailHosts("m.txt", "[h]\nname H\nmx a.b.test a.b.test\nmenu DNS"));
        assertEquals("m.txt:4: there is no key menu", wrong.getMessage());
    }
}
