package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.Requests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutodiscoverJsonTest {
    private static final Map<String, ?> WHERE = Map.of("Protocol", "AutodiscoverV1", "Url",
            "https://autodiscover.example.com/autodiscover/autodiscover.xml");

    private final ClientsDoor door = new ClientsDoor();

    private static Requests asking(String path) {
        return Requests.of("GET /{path+}").parameter("path", path);
    }

    private static Map<String, ?> body(HttpResponse answer) {
        return Json.object(Json.read(answer.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AutodiscoverV1", "autodiscoverv1", "AUTODISCOVERV1"})
    void saysWhereTheXmlIs(String protocol) {
        HttpResponse answer = door.answer(asking("autodiscover/autodiscover.json").query("Email", "ann@acme.test")
                .query("Protocol", protocol));
        assertEquals(200, answer.status(), answer.body());
        assertEquals("application/json", answer.headers().get("content-type"));
        assertEquals(WHERE, body(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autodiscover/autodiscover.json/v1.0/ann@acme.test",
            "Autodiscover/Autodiscover.json/v1.0/Ann%40acme.test", "AutoDiscover/AutoDiscover.JSON/V1.0/ann@ACME.test"})
    void addressMayBeInThePath(String path) {
        assertEquals(WHERE,
                body(door.answer(asking(path).query("protocol", "AutodiscoverV1").query("RedirectCount", "1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ews", "ActiveSync", "AutodiscoverV2", "<x>"})
    void otherProtocolsAreRefusedByName(String protocol) {
        HttpResponse answer = door.answer(asking("autodiscover/autodiscover.json/v1.0/ann@acme.test")
                .query("Protocol", protocol));
        assertEquals(400, answer.status());
        assertEquals("InvalidProtocol", body(answer).get("ErrorCode"));
    }

    @Test
    void protocolThatIsMissingIsNone() {
        HttpResponse answer = door.answer(asking("autodiscover/autodiscover.json").query("Email", "ann@acme.test"));
        assertEquals("InvalidProtocol", body(answer).get("ErrorCode"));
    }

    @Test
    void answerIsTheSameForEveryAddressOfAHostedDomainAndNoneForAnother() {
        var path = "autodiscover/autodiscover.json";
        var some = asking(path).query("Protocol", "AutodiscoverV1");
        assertEquals(door.answer(some.query("Email", "ann@acme.test")),
                door.answer(some.query("Email", "x@acme.test")));
        assertEquals(404, door.answer(some.query("Email", "ann@example.com")).status());
        assertEquals(400, door.answer(some.query("Email", "ann")).status());
        assertEquals(400, door.answer(some).status());
    }

    @Test
    void headIsAnsweredAsGet() {
        HttpResponse get = door.answer(asking("autodiscover/autodiscover.json").query("Email", "ann@acme.test")
                .query("Protocol", "AutodiscoverV1"));
        HttpResponse head = door.answer(Requests.of("HEAD /{path+}").parameter("path", "autodiscover/autodiscover.json")
                .query("Email", "ann@acme.test").query("Protocol", "AutodiscoverV1"));
        assertEquals(new HttpResponse(200, get.headers(), ""), head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autodiscover", "autodiscover/", "autodiscover/metadata/json/1", "%2e%2e/etc/passwd",
            "v1/x"})
    void otherPathsAreNotFound(String path) {
        assertEquals(404, door.answer(asking(path)).status());
    }
}
