package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.PaccDocument;
import dev.mxonramp.testkit.api.Requests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PACC's document, and the record that has to fit it to the octet. */
class PaccTest {
    private static final Requests ASKING = Requests.of("GET /.well-known/user-agent-configuration.json");
    private static final Server ODD = new Server(new DomainName("mail.example.com"), 1993);

    private static HttpResponse answer(ClientSettings settings, String host) {
        return new ClientsDoor(settings).answer(ASKING.header("host", host));
    }

    @Test
    void documentHasTheDraftsShape() {
        var settings = new ClientSettings("A provider with a rather long name", ClientsDoor.IMAP, ClientsDoor.SMTP,
                null,
                new DomainName("jmap.example.com"));
        HttpResponse answer = answer(settings, "ua-auto-config.acme.test");
        assertEquals("application/json", answer.headers().get("content-type"));
        assertEquals(
                Map.of("protocols",
                        Map.of("imap", Map.of("host", "imap.example.com"), "submit", Map.of("host", "smtp.example.com"),
                                "jmap", Map.of("url", "https://jmap.example.com/.well-known/jmap")),
                        "authentication", Map.of("password", true), "info",
                        Map.of("provider",
                                Map.of("name", "A provider with a rather long name", "shortName",
                                        "A provider with a ra"))),
                Json.object(Json.read(answer.body())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "</script>\"\\ & Sons", "Ünïcödé 😀 مزود"})
    void recordHasTheDigestOfWhatIsServed(String brand) throws Exception {
        var settings = new ClientSettings(brand, ClientsDoor.IMAP, ClientsDoor.SMTP);
        byte[] served = answer(settings, "ua-auto-config.acme.test").body().getBytes(StandardCharsets.UTF_8);
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(served));
        assertEquals("v=UAAC1; a=sha256; d=" + digest, PaccDocument.of(settings).orElseThrow().digest());
        Map<String, ?> info = Json.object(Json.readObject(served).get("info"));
        assertEquals(brand, Json.object(info.get("provider")).get("name"));
    }

    @Test
    void serversOnOtherPortsCannotBeNamed() {
        var half = new ClientSettings("Acme", ODD, ClientsDoor.SMTP);
        assertEquals(Map.of("submit", Map.of("host", "smtp.example.com")),
                Json.object(Json.read(answer(half, "acme.test").body())).get("protocols"));
        var none = new ClientSettings("Acme", ODD, new Server(new DomainName("mail.example.com"), 587));
        assertTrue(PaccDocument.of(none).isEmpty());
        assertEquals(404, answer(none, "ua-auto-config.acme.test").status());
    }

    @Test
    void hostOfADomainThatIsNotOursGetsNothing() {
        var settings = new ClientSettings("Acme", ClientsDoor.IMAP, ClientsDoor.SMTP);
        assertEquals(404, answer(settings, "ua-auto-config.example.com").status());
        assertEquals(200, answer(settings, "UA-Auto-Config.acme.test:443").status());
        assertEquals(200, answer(settings, "mail.example.com").status());
    }
}
