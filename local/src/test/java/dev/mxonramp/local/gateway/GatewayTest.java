package dev.mxonramp.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.template.Authorizer;
import dev.mxonramp.local.template.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's own behaviour, on the wire. */
class GatewayTest {
    private static final Authorizer BEARER = new Authorizer("Bearer", "Auth", List.of("Authorization"),
            List.of("routeKey"), Duration.ofSeconds(60));

    private final List<Map<String, ?>> events = new ArrayList<>();
    private final Gateway gateway = new Gateway(0, InstantSource.system());
    private final HttpClient client = HttpClient.newHttpClient();
    private Outcome answer = new Outcome.Answered("{\"statusCode\":200,\"body\":\"fine\"}");
    private int asked;

    @BeforeEach
    void open() {
        gateway.open(
                List.of(new Route("GET", "/open/{name}", "F", null), new Route("GET", "/open/fixed", "F", null),
                        new Route("POST", "/open/body", "F", null), new Route("GET", "/closed", "F", BEARER),
                        new Route("PUT", "/closed", "F", BEARER), new Route("POST", "/{rest+}", "F", null)),
                this::invoke, ask -> Answer.json(200, "{\"page\":true}"));
    }

    @AfterEach
    void close() {
        gateway.close();
        client.close();
    }

    private Outcome invoke(String function, String event) {
        Map<String, ?> read = Json.object(Json.read(event));
        if (function.equals("Auth")) {
            asked++;
            List<?> identity = (List<?>) read.get("identitySource");
            return switch (String.valueOf(identity == null ? "" : identity.getFirst())) {
                case "Bearer good" ->
                    new Outcome.Answered("{\"isAuthorized\":true,\"context\":{\"account\":\"a1\"}}");
                case "Bearer broken" -> new Outcome.Failed("X", "x", "{}");
                default -> new Outcome.Answered("{\"isAuthorized\":false}");
            };
        }
        events.add(read);
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.uri() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertOwn(int status, String message, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertEquals("{\"message\":\"" + message + "\"}", response.body());
        assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void unknownRouteAndUnknownMethodAreNotFound() throws Exception {
        assertOwn(404, "Not Found", send(request("/nowhere")));
        assertOwn(404, "Not Found", send(request("/open/x").DELETE()));
        assertEquals(List.of(), events);
    }

    @Test
    void missingTokenIsUnauthorizedWithoutAskingAnybody() throws Exception {
        assertOwn(401, "Unauthorized", send(request("/closed")));
        assertEquals(0, asked);
    }

    @Test
    void refusedTokenIsForbidden() throws Exception {
        assertOwn(403, "Forbidden", send(request("/closed").header("authorization", "Bearer bad")));
    }

    @Test
    void brokenAuthorizerIsOurFault() throws Exception {
        assertOwn(500, "Internal Server Error", send(request("/closed").header("authorization", "Bearer broken")));
    }

    @Test
    void authorizersAnswerIsRememberedAndHandedOn() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, send(request("/closed").header("authorization", "Bearer good")).statusCode());
        }
        assertEquals(1, asked);
        assertTrue(Json.text(events.getLast()).contains("\"authorizer\":{\"lambda\":{\"account\":\"a1\"}}"));
    }

    @Test
    void verdictOnOneRouteSaysNothingAboutAnother() throws Exception {
        send(request("/closed").header("authorization", "Bearer good"));
        send(request("/closed").header("authorization", "Bearer good").PUT(BodyPublishers.noBody()));
        assertEquals(2, asked);
    }

    @Test
    void literalSegmentGoesBeforeAParameter() throws Exception {
        send(request("/open/fixed"));
        assertEquals("GET /open/fixed", events.getLast().get("routeKey"));
        send(request("/open/a%20b?x=1&x=2&y=%C3%BC"));
        Map<String, ?> event = events.getLast();
        assertEquals("GET /open/{name}", event.get("routeKey"));
        assertEquals(Map.of("name", "a b"), event.get("pathParameters"));
        assertEquals(Map.of("x", "1,2", "y", "ü"), event.get("queryStringParameters"));
    }

    @Test
    void whatNoOtherRouteTakesIsTheGreedyOnes() throws Exception {
        for (String path : List.of("/AutoDiscover/autodiscover.xml", "/one", "/open/fixed", "/open/body/below/x%20y")) {
            assertEquals(200, send(request(path).POST(BodyPublishers.noBody())).statusCode());
            assertEquals("POST /{rest+}", events.getLast().get("routeKey"));
            assertEquals(Map.of("rest", path.substring(1).replace("%20", " ")), events.getLast().get("pathParameters"));
        }
        send(request("/open/body").POST(BodyPublishers.noBody()));
        assertEquals("POST /open/body", events.getLast().get("routeKey"));
        assertOwn(404, "Not Found", send(request("/").POST(BodyPublishers.noBody())));
        assertOwn(404, "Not Found", send(request("/one")));
    }

    @Test
    void textBodyIsTextAndOtherBodiesAreBase64() throws Exception {
        send(request("/open/body").header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}")));
        assertEquals("{\"a\":1}", events.getLast().get("body"));
        assertEquals(false, events.getLast().get("isBase64Encoded"));
        send(request("/open/body").header("content-type", "image/png").POST(BodyPublishers.ofByteArray(new byte[]{1})));
        assertEquals("AQ==", events.getLast().get("body"));
        assertEquals(true, events.getLast().get("isBase64Encoded"));
    }

    @Test
    void bodyOverTheLimitIsTooLarge() throws Exception {
        assertOwn(413, "Request Entity Too Large", send(
                request("/open/body").POST(BodyPublishers.ofByteArray(new byte[Gateway.MAX_BODY + 1]))));
    }

    @Test
    void failedFunctionIsAnInternalErrorAndABusyOneUnavailable() throws Exception {
        answer = new Outcome.Failed("X", "secret detail", "{}");
        assertOwn(500, "Internal Server Error", send(request("/open/x")));
        answer = new Outcome.Throttled("busy");
        assertOwn(503, "Service Unavailable", send(request("/open/x")));
        answer = new Outcome.Answered("not json");
        assertOwn(500, "Internal Server Error", send(request("/open/x")));
    }

    @Test
    void answerWithoutStatusIsTheBody() throws Exception {
        answer = new Outcome.Answered("{\"a\":1}");
        HttpResponse<String> response = send(request("/open/x"));
        assertEquals(200, response.statusCode());
        assertEquals("{\"a\":1}", response.body());
    }

    @Test
    void throttleLetsABurstThroughAndNoMore() {
        var bucket = new TokenBucket(2, 1, () -> 0);
        assertEquals(List.of(true, true, false), List.of(bucket.take(), bucket.take(), bucket.take()));
    }
}
