package dev.mxonramp.signup;

import static dev.mxonramp.signup.SignUpFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.SignInLinks;
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

class LinkFunctionTest {
    private final SignUpFixture fixture = new SignUpFixture();
    private final LinkFunction function = fixture.link();
    private final Account ann = fixture.known("ann@example.com");

    private HttpResponse ask(String email) {
        return SignUpFixture.answer(function, Requests.of("POST /v1/links").json(Map.of("email", email)));
    }

    private HttpResponse exchange(String link) {
        return SignUpFixture.answer(function, session(link));
    }

    private static Requests session(String link) {
        return Requests.of("POST /v1/sessions").json(Map.of("link", link));
    }

    @Test
    void linkIsExchangedForAThirtyDayToken() {
        ask("ann@example.com");
        HttpResponse answer = exchange(fixture.lastLink());
        assertEquals(201, answer.status(), answer.body());
        assertEquals(fixture.clock.instant().plus(Duration.ofDays(30)).toString(), at(answer, "expiresAt"));
        String token = String.valueOf(at(answer, "token"));
        assertEquals(ann.id(), fixture.tokens.find(SecretHash.of(token)).orElseThrow().account());
    }

    @Test
    void wholeLinkMayBePasted() {
        ask("ann@example.com");
        assertEquals(201, exchange("https://onramp.example.com/#link=" + fixture.lastLink()).status());
    }

    @Test
    void usingTheLinkConfirmsTheAddress() {
        assertFalse(ann.confirmed());
        ask("ann@example.com");
        exchange(fixture.lastLink());
        assertTrue(fixture.accounts.find(ann.id()).orElseThrow().confirmed());
    }

    @Test
    void linkWorksOnce() {
        ask("ann@example.com");
        String link = fixture.lastLink();
        exchange(link);
        HttpResponse again = exchange(link);
        assertEquals(400, again.status());
        assertEquals("link", at(again, "field"));
        assertEquals(1, fixture.tokens.list(ann.id()).size());
    }

    @Test
    void oldLinkIsRefused() {
        ask("ann@example.com");
        fixture.clock.advance(SignInLinks.VALID);
        assertEquals(400, exchange(fixture.lastLink()).status());
        assertFalse(fixture.accounts.find(ann.id()).orElseThrow().confirmed());
    }

    @Test
    void unknownAddressGetsTheSameAnswerAndNoMail() {
        HttpResponse known = ask("ann@example.com");
        HttpResponse unknown = ask("bob@example.com");
        assertEquals(known.status(), unknown.status());
        assertEquals(known.body().replace("ann", "bob"), unknown.body());
        assertEquals(1, fixture.mailer.sent().size());
    }

    @Test
    void confirmedAddressMayAskSeveralTimesAnHour() {
        ask("ann@example.com");
        ask("ann@example.com");
        assertEquals(1, fixture.mailer.sent().size());
        exchange(fixture.lastLink());
        for (int i = 0; i < 12; i++) {
            assertEquals(202, ask("ann@example.com").status());
        }
        assertEquals(11, fixture.mailer.sent().size());
    }

    @Test
    void tokenIsNotKeptForRepeats() {
        ask("ann@example.com");
        Requests request = session(fixture.lastLink()).header("idempotency-key", "one");
        String token = String.valueOf(at(SignUpFixture.answer(function, request), "token"));
        HttpResponse again = SignUpFixture.answer(function, request);
        assertEquals(409, again.status());
        assertEquals("urn:mx-onramp:problem:idempotency-secret", at(again, "type"));
        assertFalse(fixture.idempotency.toString().contains(token));
    }

    @Test
    void guessingIsSlow() {
        for (int i = 0; i < 120; i++) {
            exchange("guess" + i);
        }
        assertEquals(429, exchange("guess").status());
    }

    static Stream<BadInput.Case> bad() {
        return Stream.concat(
                BadInput.around(Requests.of("POST /v1/links").json(Map.of("email", "ann@example.com")))
                        .required("email", BadInput.ADDRESSES).cases(),
                BadInput.around(session("x")).required("link", List.of("x", "#link=", "\u0000", "💥")).cases());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
    }
}
