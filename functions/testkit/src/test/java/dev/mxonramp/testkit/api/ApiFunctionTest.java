package dev.mxonramp.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.time.TurnedClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiFunctionTest {
    private final TurnedClock clock = new TurnedClock();
    private final Queue<Supplier<HttpResponse>> script = new ArrayDeque<>();
    private final Things things = new Things(new InMemoryIdempotency(clock), script);

    /** A function whose next answers a test writes down; it refuses to be called more often. */
    private static final class Things extends ApiFunction {
        private final Queue<Supplier<HttpResponse>> script;

        Things(Idempotency idempotency, Queue<Supplier<HttpResponse>> script) {
            super(idempotency);
            this.script = script;
            on("POST /v1/things", this::next);
            on("POST /v1/things/{id}", this::next);
            on("PUT /v1/things/{id}", this::next);
            on("GET /v1/things", this::next);
            on("GET /v1/admin/things", this::next);
            onSecret("POST /v1/secrets", this::next);
        }

        private HttpResponse next(HttpRequest request) {
            return script.remove().get();
        }
    }

    private HttpResponse send(String route, String key) {
        return things.answer(Requests.of(route).header("idempotency-key", key).body("{}").request());
    }

    private void answers(int status, String text) {
        script.add(() -> HttpResponse.json(status, Map.of("text", text)));
    }

    private static @Nullable Object member(HttpResponse response, String name) {
        return Json.object(Json.read(response.body())).get(name);
    }

    @Test
    void repeatGetsTheFirstAnswer() {
        answers(201, "first");
        assertEquals("first", member(send("POST /v1/things", "a"), "text"));
        assertEquals("first", member(send("POST /v1/things", "a"), "text"));
    }

    @Test
    void otherMethodsAreIdempotentByThemselves() {
        answers(200, "first");
        answers(200, "second");
        send("PUT /v1/things/{id}", "a");
        assertEquals("second", member(send("PUT /v1/things/{id}", "a"), "text"));
    }

    @Test
    void sameKeyForAnotherPathOfTheRouteIsRefused() {
        answers(200, "first");
        things.answer(Requests.of("POST /v1/things/{id}").parameter("id", "1").header("idempotency-key", "a")
                .request());
        HttpResponse other = things.answer(Requests.of("POST /v1/things/{id}").parameter("id", "2")
                .header("idempotency-key", "a").request());
        assertEquals(422, other.status());
    }

    @Test
    void failureMayBeTriedAgainWithItsKey() {
        script.add(() -> {
            throw new TransientFailure("The table does not answer at the moment.");
        });
        script.add(() -> {
            throw Problem.invalid("name", "Give it a name.").exception();
        });
        script.add(() -> HttpResponse.json(409, Map.of()));
        answers(201, "done");
        assertEquals(503, send("POST /v1/things", "a").status());
        assertEquals(400, send("POST /v1/things", "a").status());
        assertEquals(409, send("POST /v1/things", "a").status());
        assertEquals(201, send("POST /v1/things", "a").status());
    }

    @Test
    void repeatWhileTheFirstIsAtWorkIsToldToWait() {
        script.add(() -> {
            HttpResponse repeat = send("POST /v1/things", "a");
            assertEquals(409, repeat.status());
            assertEquals("urn:mx-onramp:problem:idempotency-at-work", member(repeat, "type"));
            assertEquals("5", repeat.headers().get("retry-after"));
            return HttpResponse.json(201, Map.of("text", "done"));
        });
        assertEquals(201, send("POST /v1/things", "a").status());
    }

    @Test
    void answerWithASecretIsNotGivenAgain() {
        answers(201, "secret");
        assertEquals(201, send("POST /v1/secrets", "a").status());
        assertEquals("urn:mx-onramp:problem:idempotency-secret", member(send("POST /v1/secrets", "a"), "type"));
    }

    @Test
    void faultOfOursShowsAnIncidentAndNothingElse() {
        script.add(() -> {
            throw new IllegalStateException("canary");
        });
        HttpResponse answer = send("POST /v1/things", "a");
        assertEquals(500, answer.status());
        assertEquals(false, answer.body().contains("canary"));
    }

    @Test
    void readOnlyTokenMayGetOnly() {
        var reader = new Caller(new AccountId("a" + "b".repeat(26)), Set.of("read"), false);
        answers(200, "first");
        assertEquals(403, things.answer(Requests.of("POST /v1/things").by(reader).request()).status());
        assertEquals(403, things.answer(Requests.of("PUT /v1/things/{id}").by(reader).request()).status());
        assertEquals(200, things.answer(Requests.of("GET /v1/things").by(reader).request()).status());
    }

    @Test
    void routesOfOperatorsRefuseEverybodyElse() {
        var route = Requests.of("GET /v1/admin/things");
        var scopes = Set.of("read", "write");
        var ann = new AccountId("a" + "b".repeat(26));
        assertEquals(403, things.answer(route.request()).status());
        HttpResponse refused = things.answer(route.by(new Caller(ann, scopes, false)).request());
        assertEquals(403, refused.status());
        assertEquals("urn:mx-onramp:problem:operators-only", member(refused, "type"));
        answers(200, "all");
        assertEquals(200, things.answer(route.by(new Caller(ann, scopes, true)).request()).status());
    }

    private static Context unused() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> {
                    throw new AssertionError("nobody needs " + method);
                });
    }

    @Test
    void theRoleComesThroughTheGatewayAsTheAuthorizerGaveIt() {
        for (boolean operator : List.of(true, false)) {
            var caller = new Caller(new AccountId("a" + "b".repeat(26)), Set.of("read"), operator);
            assertEquals(operator ? "operator" : "owner", caller.context().get("role"));
            answers(200, "all");
            Map<String, @Nullable Object> event = Map.of("routeKey", "GET /v1/admin/things", "requestContext",
                    Map.of("authorizer", Map.of("lambda", caller.context())));
            var out = new ByteArrayOutputStream();
            things.handleRequest(new ByteArrayInputStream(Json.bytes(event)), out, unused());
            Object answer = Json.read(new ByteArrayInputStream(out.toByteArray()));
            assertEquals(operator ? 200L : 403L, Json.object(answer).get("statusCode"));
        }
    }
}
