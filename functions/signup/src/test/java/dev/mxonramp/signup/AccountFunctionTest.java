package dev.mxonramp.signup;

import static dev.mxonramp.signup.SignUpFixture.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountFunctionTest {
    private final SignUpFixture fixture = new SignUpFixture();
    private final AccountFunction function = fixture.account();
    private final Account ann = fixture.known("ann@example.com");
    private final Account bob = fixture.known("bob@example.com");

    private HttpResponse answer(Requests request) {
        return SignUpFixture.answer(function, request.by(ann.id()));
    }

    private HttpResponse createKey(Map<String, ?> members) {
        return answer(Requests.of("POST /v1/tokens").json(members));
    }

    @Test
    void accountIsShown() {
        HttpResponse answer = answer(Requests.of("GET /v1/account"));
        assertEquals("ann@example.com", at(answer, "address"));
        assertEquals("owner", at(answer, "role"));
    }

    @Test
    void keyReadsByDefaultAndDoesNotExpire() {
        HttpResponse key = createKey(Map.of("label", "Reports"));
        assertEquals(201, key.status(), key.body());
        assertEquals(List.of("read"), at(key, "scopes"));
        assertEquals(null, at(key, "expiresAt"));
        var stored = fixture.tokens.find(SecretHash.of(String.valueOf(at(key, "token")))).orElseThrow();
        assertEquals(ann.id(), stored.account());
    }

    @Test
    void keyMayHaveAnEndAndMayWrite() {
        HttpResponse key = createKey(Map.of("label", "Deploy", "scopes", List.of("write"), "expiresInDays", 7));
        assertEquals(List.of("read", "write"), at(key, "scopes"));
        assertEquals(fixture.clock.instant().plus(Duration.ofDays(7)).toString(), at(key, "expiresAt"));
    }

    @Test
    void listShowsNoSecret() {
        HttpResponse key = createKey(Map.of("label", "Reports"));
        HttpResponse list = answer(Requests.of("GET /v1/tokens"));
        assertTrue(list.body().contains("Reports"));
        assertFalse(list.body().contains(String.valueOf(at(key, "token"))));
    }

    @Test
    void revokedKeyIsGone() {
        String id = String.valueOf(at(createKey(Map.of("label", "Reports")), "id"));
        Requests revoke = Requests.of("DELETE /v1/tokens/{id}").parameter("id", id);
        assertEquals(404, SignUpFixture.answer(function, revoke.by(bob.id())).status());
        assertEquals(204, answer(revoke).status());
        assertEquals(404, answer(revoke).status());
        assertEquals(List.of(), fixture.tokens.list(ann.id()));
    }

    @Test
    void fiftyKeysAreEnough() {
        for (int i = 0; i < 50; i++) {
            assertEquals(201, createKey(Map.of("label", "Key " + i)).status());
        }
        assertEquals(409, createKey(Map.of("label", "One more")).status());
    }

    @Test
    void keyIsNotKeptForRepeats() {
        Requests request = Requests.of("POST /v1/tokens").json(Map.of("label", "Reports")).header("idempotency-key",
                "one");
        assertEquals(201, answer(request).status());
        assertEquals(409, answer(request).status());
        assertEquals(1, fixture.tokens.list(ann.id()).size());
    }

    @Test
    void readOnlyTokenChangesNothing() {
        HttpResponse refused = SignUpFixture.answer(function, Requests.of("POST /v1/tokens")
                .json(Map.of("label", "Reports")).by(new Caller(ann.id(), Set.of("read"), false)));
        assertEquals(403, refused.status());
        assertEquals(List.of(), fixture.tokens.list(ann.id()));
    }

    @Test
    void accountWithDomainsIsNotDeleted() {
        signUp();
        HttpResponse answer = answer(Requests.of("DELETE /v1/account"));
        assertEquals(409, answer.status());
        assertTrue(fixture.accounts.find(ann.id()).isPresent());
    }

    @Test
    void deletedAccountIsGoneWithItsTokens() {
        createKey(Map.of("label", "Reports"));
        assertEquals(204, answer(Requests.of("DELETE /v1/account")).status());
        assertEquals(Optional.empty(), fixture.accounts.find(ann.id()));
        assertEquals(List.of(), fixture.tokens.list(ann.id()));
        assertEquals(404, answer(Requests.of("GET /v1/account")).status());
    }

    @Test
    void exportHoldsDomainsAndNoSecrets() {
        signUp();
        String secret = String.valueOf(at(createKey(Map.of("label", "Reports")), "token"));
        HttpResponse export = answer(Requests.of("GET /v1/account/export"));
        assertTrue(export.body().contains("acme.test"));
        assertFalse(export.body().contains(secret));
        assertFalse(export.body().contains(SecretHash.of(secret).hex()));
    }

    @Test
    void exportHoldsMigrationsWithoutTheirPasswords() {
        signUp();
        var mailbox = new MailAddress("ann", new DomainName("acme.test"));
        var sealed = new SealedSecret(Base64.getEncoder().encodeToString("a sealed secret".getBytes(UTF_8)));
        var _ = fixture.sources.save(new Source(ann.id(), mailbox, "imap.old.test", 993, Source.Security.TLS,
                "ann@old.test", sealed, 1, null, 0, false, null, 0)).orElseThrow();
        Instant now = fixture.clock.instant();
        fixture.passes.put(PassRecord.begin(new PassKey(ann.id(), mailbox, 1), PassKind.PRE_COPY, now)
                .failed(now, "The old server refuses the password."));
        fixture.accesses.setRole(new ClaimKey(ann.id(), mailbox.domain()),
                new DnsRole("arn:aws:iam::123456789012:role/onramp-dns-acme"));
        HttpResponse export = answer(Requests.of("GET /v1/account/export"));
        for (String part : List.of("imap.old.test", "ann@old.test", "\"passwordStored\":true", "PRE_COPY",
                "The old server refuses the password.", "onramp-dns-acme")) {
            assertTrue(export.body().contains(part), part);
        }
        assertFalse(export.body().contains(sealed.base64()));
    }

    private void signUp() {
        fixture.signUp().answer(Requests.of("POST /v1/signups")
                .json(Map.of("email", "ann@example.com", "domain", "acme.test")).request());
    }

    static Stream<BadInput.Case> bad() {
        var someone = new SignUpFixture().known("x@example.com").id();
        return Stream.concat(
                BadInput.around(Requests.of("POST /v1/tokens").json(Map.of("label", "Reports")).by(someone))
                        .required("label", List.of("x".repeat(101)))
                        .values("scopes", List.of("read", 1L, List.of("admin"), List.of(1L), List.of("READ"),
                                List.of("read", "write", "read"), Map.of()))
                        .values("expiresInDays", List.of(0L, -1L, 3651L, "7", true, 1.5, Long.MAX_VALUE)).cases(),
                BadInput.around(Requests.of("DELETE /v1/tokens/{id}").by(someone))
                        .parameter("id", List.of("x", "t", "t" + "a".repeat(26), "../..", "%00", "x".repeat(10_000)))
                        .cases());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
    }
}
