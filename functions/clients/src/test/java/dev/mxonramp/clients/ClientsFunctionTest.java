package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsFunctionTest {
    private static final String VALUES = "/v1/clients/{address}";

    private final ClientsDoor door = new ClientsDoor();

    private static Requests asking(String method, String address) {
        return Requests.of(method + " " + VALUES).parameter("address", address);
    }

    private HttpResponse values(String address) {
        return door.answer(asking("GET", address));
    }

    @Test
    void valuesNameServersPortsAndUser() {
        HttpResponse answer = values("Ann@acme.test");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(Map.of("address", "ann@acme.test", "username", "ann@acme.test", "imap",
                Map.of("host", "imap.example.com", "port", 993L, "security", "TLS", "authentication", "password"),
                "smtp",
                Map.of("host", "smtp.example.com", "port", 465L, "security", "TLS", "authentication", "password")),
                Json.object(Json.read(answer.body())));
        assertEquals("public, max-age=3600", answer.headers().get("cache-control"));
    }

    @Test
    void unknownAddressOfAHostedDomainIsAnsweredTheSame() {
        assertEquals(values("ann@acme.test").body().replace("ann", "nobody"), values("nobody@acme.test").body());
    }

    @Test
    void nameBelowAHostedDomainIsHosted() {
        assertEquals(200, values("ann@shop.acme.test").status());
    }

    @Test
    void internationalDomainIsFoundInBothForms() {
        assertEquals(200, values("ann@bücher.test").status());
        assertEquals(200, values("ann@xn--bcher-kva.test").status());
    }

    @Test
    void otherDomainIsNotFound() {
        assertEquals(404, values("ann@example.com").status());
    }

    @Test
    void headIsGetWithoutTheBody() {
        for (String address : new String[]{"ann@acme.test", "ann@example.com", "ann"}) {
            HttpResponse get = values(address);
            assertEquals(new HttpResponse(get.status(), get.headers(), ""), door.answer(asking("HEAD", address)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"x\", %s", "W/%s", "*"})
    void documentThatTheClientHasIsNotSentAgain(String known) {
        String tag = String.valueOf(values("ann@acme.test").headers().get("etag"));
        HttpResponse again = door.answer(asking("GET", "ann@acme.test").header("if-none-match", known.formatted(tag)));
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(tag, again.headers().get("etag"));
    }

    @Test
    void anotherDocumentHasAnotherTag() {
        String tag = String.valueOf(values("ann@acme.test").headers().get("etag"));
        assertNotEquals(tag, values("bob@acme.test").headers().get("etag"));
        assertEquals(200, door.answer(asking("GET", "bob@acme.test").header("if-none-match", tag)).status());
    }

    static Stream<BadInput.Case> bad() {
        return BadInput.around(Requests.of("GET " + VALUES)).parameter("address", BadInput.ADDRESSES).cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(door.function);
    }
}
