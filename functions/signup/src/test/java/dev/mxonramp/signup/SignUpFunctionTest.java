package dev.mxonramp.signup;

import static dev.mxonramp.signup.SignUpFixture.at;
import static dev.mxonramp.signup.SignUpFixture.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignUpFunctionTest {
    private final SignUpFixture fixture = new SignUpFixture();
    private final SignUpFunction function = fixture.signUp();

    private static Requests request(String email, String domain) {
        return Requests.of("POST /v1/signups").json(Map.of("email", email, "domain", domain));
    }

    private HttpResponse answer(Requests request) {
        return SignUpFixture.answer(function, request);
    }

    private HttpResponse signUp(String email, String domain) {
        return answer(request(email, domain));
    }

    private Claim claim(String email, String domain) {
        var account = fixture.accounts.find(MailAddress.of(email)).orElseThrow();
        return fixture.claims.find(new ClaimKey(account.id(), new DomainName(domain))).orElseThrow();
    }

    @Test
    void answerTellsWhatToPublish() {
        HttpResponse answer = signUp("ann@example.com", "acme.test");
        Claim claim = claim("ann@example.com", "acme.test");
        assertEquals(201, answer.status());
        assertEquals("acme.test", at(answer, "claim.domain"));
        assertEquals("AWAIT_OWNERSHIP", at(answer, "claim.phase"));
        assertEquals(claim.code().value(), at(answer, "code"));
        assertEquals("_onramp-challenge.acme.test", at(answer, "record.name"));
        assertEquals("TXT", at(answer, "record.type"));
        assertEquals("onramp-verification=" + claim.code(), at(answer, "record.value"));
    }

    @Test
    void onboardingStartsByItselfAndIsAnnounced() {
        signUp("ann@example.com", "acme.test");
        Claim claim = claim("ann@example.com", "acme.test");
        assertEquals(1, fixture.workflow.onboardings().size());
        assertEquals(claim.key(), fixture.workflow.onboardings().getFirst().claim());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED),
                fixture.events.published().stream().map(JourneyEvent::type).toList());
    }

    @Test
    void answerHoldsNeitherTokenNorLink() {
        HttpResponse answer = signUp("ann@example.com", "acme.test");
        assertFalse(answer.body().contains(fixture.lastLink()));
        assertFalse(body(answer).containsKey("token"));
    }

    @Test
    void mailBringsTheLinkAndTheRecord() {
        signUp("ann@example.com", "acme.test");
        var mail = fixture.mailer.sent().getLast();
        assertEquals("ann@example.com", mail.to().toString());
        assertTrue(mail.text().contains("https://onramp.example.com/#link=" + fixture.lastLink()), mail.text());
        assertTrue(mail.text().contains("onramp-verification=" + claim("ann@example.com", "acme.test").code()));
        assertTrue(mail.html().contains("href=\"https://onramp.example.com/#link=" + fixture.lastLink() + "\""));
    }

    @Test
    void internationalNamesAreStoredAsALabels() {
        HttpResponse answer = signUp("ann@bücher.example.com", "Bücher.test");
        assertEquals(201, answer.status(), answer.body());
        assertEquals("xn--bcher-kva.test", at(answer, "claim.domain"));
        assertEquals("bücher.test", at(answer, "claim.unicode"));
        assertTrue(fixture.accounts.find(MailAddress.of("ann@xn--bcher-kva.example.com")).isPresent());
    }

    @Test
    void signingUpAgainGivesTheSameCodeAndStartsNothingTwice() {
        HttpResponse first = signUp("ann@example.com", "acme.test");
        HttpResponse second = signUp("ANN@example.com", "ACME.test.");
        assertEquals(first, second);
        assertEquals(1, fixture.workflow.onboardings().size());
        assertEquals(1, fixture.events.published().size());
    }

    @Test
    void repeatedIdempotencyKeyGetsTheFirstAnswerAndDoesNothing() {
        Requests request = request("ann@example.com", "acme.test").header("idempotency-key", "one");
        HttpResponse first = answer(request);
        HttpResponse second = answer(request);
        assertEquals(first.body(), second.body());
        assertEquals(201, second.status());
        assertEquals("true", second.headers().get("idempotency-replayed"));
    }

    @Test
    void sameKeyWithAnotherDomainIsRefused() {
        answer(request("ann@example.com", "acme.test").header("idempotency-key", "one"));
        HttpResponse other = answer(request("ann@example.com", "other.test").header("idempotency-key", "one"));
        assertEquals(422, other.status());
        assertEquals("Idempotency-Key", at(other, "field"));
    }

    @Test
    void knownAccountGetsTheSameKindOfAnswerAsANewOne() {
        signUp("ann@example.com", "acme.test");
        HttpResponse known = signUp("ann@example.com", "second.test");
        HttpResponse unknown = signUp("bob@example.com", "second.test");
        assertEquals(body(known).keySet(), body(unknown).keySet());
        assertNotEquals(at(known, "code"), at(unknown, "code"));
    }

    @Test
    void unconfirmedAddressGetsOneMailADay() {
        signUp("ann@example.com", "acme.test");
        fixture.clock.advance(Duration.ofHours(23));
        signUp("ann@example.com", "second.test");
        assertEquals(1, fixture.mailer.sent().size());
        fixture.clock.advance(Duration.ofHours(1));
        signUp("ann@example.com", "third.test");
        assertEquals(2, fixture.mailer.sent().size());
    }

    @Test
    void refusedMailIsNoError() {
        fixture.mailer.refuse(MailAddress.of("ann@example.com"), "suppressed");
        assertEquals(201, signUp("ann@example.com", "acme.test").status());
    }

    @Test
    void lostMailServiceMeansTryAgainAndTryingAgainSendsTheMail() {
        fixture.faults.failNext("Mailer.send", 1);
        Requests request = request("ann@example.com", "acme.test").header("idempotency-key", "one");
        HttpResponse first = answer(request);
        assertEquals(503, first.status());
        assertEquals("5", first.headers().get("retry-after"));
        assertEquals(201, answer(request).status());
        assertEquals(1, fixture.mailer.sent().size());
        assertEquals(1, fixture.workflow.onboardings().size());
    }

    @Test
    void lostWorkflowMeansTryAgainWithTheSameCode() {
        fixture.faults.failNext("Workflow.startOnboarding", 1);
        assertEquals(503, signUp("ann@example.com", "acme.test").status());
        String code = claim("ann@example.com", "acme.test").code().value();
        assertEquals(code, at(signUp("ann@example.com", "acme.test"), "code"));
        assertEquals(1, fixture.workflow.onboardings().size());
    }

    @Test
    void expiredClaimBeginsAnew() {
        signUp("ann@example.com", "acme.test");
        Claim claim = claim("ann@example.com", "acme.test");
        fixture.claims.update(claim.edit().expired(fixture.clock.instant()).claim());
        HttpResponse again = signUp("ann@example.com", "acme.test");
        assertEquals(claim.code().value(), at(again, "code"));
        assertEquals(2, fixture.workflow.onboardings().size());
    }

    @Test
    void networkIsHeldToItsLimit() {
        for (int i = 0; i < 60; i++) {
            assertEquals(201, signUp("ann" + i + "@example.com", "acme" + i + ".test").status());
        }
        HttpResponse answer = signUp("bob@example.com", "bob.test");
        assertEquals(429, answer.status());
        assertEquals("3600", answer.headers().get("retry-after"));
        assertEquals(201, answer(request("bob@example.com", "bob.test").from("192.0.2.2")).status());
    }

    @Test
    void oneIpv6CustomerIsOneNetwork() {
        for (int i = 0; i < 60; i++) {
            answer(request("ann" + i + "@example.com", "acme" + i + ".test").from("2001:db8::" + i));
        }
        assertEquals(429,
                answer(request("b@example.com", "b.test").from("2001:db8::ffff")).status());
        assertEquals(201,
                answer(request("b@example.com", "b.test").from("2001:db8:1::1")).status());
    }

    static Stream<BadInput.Case> bad() {
        return BadInput.around(request("ann@example.com", "acme.test")).required("email", BadInput.ADDRESSES)
                .required("domain", BadInput.DOMAINS).cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
        assertEquals(List.of(), fixture.mailer.sent());
    }
}
