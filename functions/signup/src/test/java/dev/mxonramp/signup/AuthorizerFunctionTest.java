package dev.mxonramp.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.BearerToken.Kind;
import dev.mxonramp.domain.account.BearerToken.Scope;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerFunctionTest {
    private static final Map<String, Object> REFUSED = Map.of("isAuthorized", false);

    private final SignUpFixture fixture = new SignUpFixture();
    private final Account ann = fixture.known("ann@example.com");

    private Map<String, @Nullable Object> ask(String authorization, String route) {
        return fixture.authorizer().run(Map.of("version", "2.0", "type", "REQUEST", "routeKey", route, "headers",
                Map.of("Authorization", authorization)), Deadline.none());
    }

    @BeforeEach
    void storeTokens() {
        store("t" + "a".repeat(26), "session", Set.of(Scope.READ, Scope.WRITE), Kind.SESSION);
        store("t" + "b".repeat(26), "reader", Set.of(Scope.READ), Kind.API_KEY);
    }

    private void store(String id, String secret, Set<Scope> scopes, Kind kind) {
        fixture.tokens.create(new BearerToken(id, ann.id(), kind, "x", scopes, fixture.clock.instant(),
                kind == Kind.SESSION ? fixture.clock.instant().plus(BearerToken.SESSION) : null),
                SecretHash.of(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer session", "bearer session", "Bearer  session "})
    void sessionIsLetThroughWithItsAccount(String header) {
        assertEquals(Map.of("isAuthorized", true, "context",
                Map.of("account", ann.id().value(), "scopes", "read write", "role", "owner")),
                ask(header, "POST /v1/domains"));
    }

    @Test
    void readerReadsOnly() {
        assertEquals(true, ask("Bearer reader", "GET /v1/domains").get("isAuthorized"));
        assertEquals(REFUSED, ask("Bearer reader", "POST /v1/domains"));
        assertEquals(REFUSED, ask("Bearer reader", "DELETE /v1/account"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "session", "Basic session", "Bearer nobody", "Bearer \u0000",
            "Bearer session session"})
    void anythingElseIsRefused(String header) {
        assertEquals(REFUSED, ask(header, "GET /v1/domains"));
    }

    @Test
    void missingHeaderIsRefused() {
        assertEquals(REFUSED, fixture.authorizer().run(Map.of("routeKey", "GET /v1/domains"), Deadline.none()));
    }

    @Test
    void expiredSessionIsRefused() {
        fixture.clock.advance(BearerToken.SESSION);
        assertEquals(REFUSED, ask("Bearer session", "GET /v1/domains"));
        assertEquals(true, ask("Bearer reader", "GET /v1/domains").get("isAuthorized"));
    }

    @Test
    void revokedTokenIsRefused() {
        fixture.tokens.revoke(ann.id(), "t" + "a".repeat(26));
        assertEquals(REFUSED, ask("Bearer session", "GET /v1/domains"));
    }

    @Test
    void tokenOfADeletedAccountIsRefused() {
        fixture.accounts.delete(ann.id());
        assertEquals(REFUSED, ask("Bearer reader", "GET /v1/domains"));
    }

    private @Nullable Object roleOf(String address, boolean confirmed, Kind kind) {
        Account account = fixture.known(address);
        if (confirmed) {
            fixture.accounts.confirm(account.id(), fixture.clock.instant());
        }
        fixture.tokens.create(new BearerToken("t" + "c".repeat(26), account.id(), kind, "x",
                Set.of(Scope.READ, Scope.WRITE), fixture.clock.instant(), null), SecretHash.of("theirs"));
        return Json.object(ask("Bearer theirs", "GET /v1/domains").get("context")).get("role");
    }

    @ParameterizedTest
    @CsvSource({"ops@mail.example, true, SESSION, operator", "OPS@Mail.example, true, SESSION, operator",
            "second@mail.example, true, SESSION, operator", "ops@mail.example, false, SESSION, owner",
            "ops@mail.example, true, API_KEY, owner", "ops@mail.example.test, true, SESSION, owner",
            "eve@mail.example, true, SESSION, owner"})
    void operatorsAreTheConfirmedAddressesThatAreNamed_signedInByThemselves(String address, boolean confirmed,
            Kind kind, String role) {
        assertEquals(role, roleOf(address, confirmed, kind));
    }
}
