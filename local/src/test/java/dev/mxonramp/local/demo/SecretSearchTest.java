package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.local.demo.Secret.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search sees what it is meant to see: a secret in a wrong place, and that it is not where it should be. */
class SecretSearchTest {
    private static final Secret LINK = new Secret(Kind.SIGN_IN_LINK, "ann@acme.test", "link-link-link-link");
    private static final Secret TOKEN = new Secret(Kind.BEARER_TOKEN, "ann@acme.test", "token-token-token");
    private static final Secret OLD = new Secret(Kind.OLD_PASSWORD, "ann@acme.test", "old-password-of-ann");
    private static final Secret FRESH = new Secret(Kind.NEW_PASSWORD, "ann@acme.test", "new-password-of-ann");

    private static String base64(Secret secret) {
        return Base64.getEncoder().encodeToString(secret.value().getBytes(StandardCharsets.UTF_8));
    }

    private static Traces everythingWhereItBelongs() {
        var traces = new Traces();
        traces.add("mail", LINK.owner(), "Open " + LINK.value());
        traces.add("request to ses", "", LINK.value());
        traces.add("answer", "POST /v1/sessions 201", TOKEN.value());
        traces.add("request to dynamodb", "", SecretHash.of(LINK.value()).hex() + SecretHash.of(TOKEN.value()).hex());
        traces.add("item", "BEARER", SecretHash.of(TOKEN.value()).hex());
        traces.add("request to kms", "", base64(OLD));
        return traces;
    }

    private static void search(Traces traces) {
        new SecretSearch(traces, List.of(LINK, TOKEN, OLD, FRESH)).signIn().passwords().assertNothingFound();
    }

    @Test
    void secretsThatAreWhereTheyBelongAreNoFinding() {
        search(everythingWhereItBelongs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "execution", "history", "event", "dead letter", "item", "object", "answer",
            "request to dynamodb", "request to events", "request to states", "request to s3"})
    void anySecretElsewhereIsAFinding(String kind) {
        for (Secret each : List.of(LINK, TOKEN, OLD, FRESH)) {
            Traces traces = everythingWhereItBelongs();
            traces.add(kind, "here", "{\"x\":\"" + each.value() + "\"}");
            assertThrows(AssertionError.class, () -> search(traces), () -> "the " + each + " in a " + kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"mail, bob@acme.test", "answer, GET /v1/tokens 200", "log, SignUpFunction"})
    void secretInTheWrongOneOfItsKindIsAFinding(String kind, String name) {
        Traces traces = everythingWhereItBelongs();
        traces.add(kind, name, base64(LINK) + " " + base64(TOKEN));
        assertThrows(AssertionError.class, () -> search(traces));
    }

    @Test
    void secretThatIsNotWhereItBelongsMeansThatTheSearchSeesNothing() {
        assertThrows(AssertionError.class, () -> search(new Traces()));
    }
}
