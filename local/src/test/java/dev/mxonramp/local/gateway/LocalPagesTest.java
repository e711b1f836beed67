package dev.mxonramp.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.aws.Outbox;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalPagesTest {
    private static Ask ask(String method, String path, Map<String, List<String>> headers, String body) {
        return new Ask(method, path, "", headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }

    @Test
    void pageOfAnotherSiteIsRefused() {
        var pages = new LocalPages(new Outbox(), Optional.empty());
        assertEquals(403,
                pages.answer(ask("GET", "/_local/outbox", Map.of("host", List.of("evil.example")), "")).status());
        assertEquals(403, pages.answer(ask("GET", "/_local/outbox",
                Map.of("host", List.of("127.0.0.1:80"), "origin", List.of("http://evil.example")), "")).status());
        assertEquals(200,
                pages.answer(ask("GET", "/_local/outbox", Map.of("host", List.of("127.0.0.1:80")), "")).status());
    }

    @Test
    void zoneIsEdited() {
        try (LoopbackDns dns = LoopbackDns.start()) {
            var pages = new LocalPages(new Outbox(), Optional.of(new ZonePages(dns)));
            String record = "{\"zone\":\"acme.test\",\"name\":\"x.acme.test\",\"type\":\"TXT\",\"data\":\"a=b c\"}";
            assertEquals(200,
                    pages.answer(ask("PUT", "/_local/dns", Map.of("host", List.of("localhost:1")), record)).status());
            assertEquals("\"a=b c\"", dns.zone("acme.test").records("x.acme.test", "TXT").getFirst().rdata());
            assertEquals(400,
                    pages.answer(ask("PUT", "/_local/dns", Map.of("host", List.of("localhost:1")), "{}")).status());
        }
    }

    @Test
    void whatAMailSaysIsNeverMarkup() {
        String html = Html.withLinks("<script>alert(1)</script> http://127.0.0.1:1/#link=a&b=\"x");
        assertFalse(html.contains("<script>"));
        assertTrue(html.contains("<a href=\"http://127.0.0.1:1/#link=a&amp;b=\""), html);
    }
}
