package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.lambda.Problem;
import dev.mxonramp.testkit.api.OpenApi;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescribedAnswersTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String MISSING = Problem.notFound("This is not one of your domains.").response().body();

    private final DescribedAnswers described = new DescribedAnswers(OpenApi.document());

    @Test
    void anAnswerThatIsDescribedNamesItsOperation() {
        var exchange = new Exchange("GET", "/v1/domains/acme.test?x=1", 404, PROBLEM, MISSING);
        assertEquals(Set.of("GET /v1/domains/{domain}"), described.assertAllDescribed(List.of(exchange, exchange)));
    }

    @Test
    void aPathThatNoOtherOperationTakesIsTheGreedyOnes() {
        var exchange = new Exchange("GET", "/v1/domains/acme.test/mx", 404, PROBLEM, MISSING);
        assertEquals(Set.of("GET /{path+}"), described.assertAllDescribed(List.of(exchange)));
    }

    static Stream<Exchange> undocumented() {
        return Stream.of(new Exchange("PATCH", "/v1/domains/acme.test", 404, PROBLEM, MISSING),
                new Exchange("PUT", "/v1/domains/acme.test/mx", 404, PROBLEM, MISSING),
                new Exchange("GET", "/v1/domains/acme.test", 418, PROBLEM, MISSING),
                new Exchange("GET", "/v1/domains/acme.test", 404, "text/plain", MISSING),
                new Exchange("GET", "/v1/domains/acme.test", 404, null, MISSING),
                new Exchange("GET", "/v1/domains/acme.test", 404, PROBLEM, "{}"),
                new Exchange("DELETE", "/v1/domains/acme.test", 204, null, "{}"));
    }

    @ParameterizedTest
    @MethodSource("undocumented")
    void anAnswerThatIsNotDescribedFails(Exchange exchange) {
        assertThrows(AssertionError.class, () -> described.assertAllDescribed(List.of(exchange)));
    }
}
