package dev.mxonramp.testkit.api;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of bad input that every route must refuse with a problem document. A test names a request that would be
 * right and the fields to spoil, and runs {@link #cases()} as a parameterized test:
 *
 * <pre>{@code
 * static Stream<BadInput.Case> badSignUps() {
 *     return BadInput.around(signUp).required("email", BadInput.ADDRESSES).required("domain", BadInput.DOMAINS).cases();
 * }
 *
 * @ParameterizedTest
 * @MethodSource("badSignUps")
 * void badInputIsRefused(BadInput.Case bad) {
 *     bad.assertRefusedBy(function);
 * }
 * }</pre>
 */
public final class BadInput {
    /** Texts that are no domain that anybody may claim. */
    public static final List<String> DOMAINS = List.of("a".repeat(300), ("a".repeat(60) + ".").repeat(5) + "com",
            "192.0.2.7", "[2001:db8::1]", "2001:db8::1", "0x7f.1", "com", "co.uk", "localhost", "printer.local",
            "xn--a.com", "xn--zzzzzzzz99999.com", "-a.com", "a..com", ".", "a b.com", "a\u0000.com",
            "https://example.com/", "ann@example.com", "_dmarc.example.com", "*.example.com", "a.".repeat(20) + "com",
            "\u202Eexample.com", "'; drop table--", "../../etc/passwd", "%00", "💥");

    /** Texts that are no mail address. */
    public static final List<String> ADDRESSES = List.of("ann", "@example.com", "ann@", "ann@@", "ann@com",
            "ann@192.0.2.7", "ann@[192.0.2.7]", "a".repeat(65) + "@example.com", "ann@" + "b".repeat(64) + ".com",
            "ann@" + "b.".repeat(200) + "com", "an n@example.com", "ann@example.com\r\nBcc: bob@example.com",
            "Ann <ann@example.com>", "ann..b@example.com", ".ann@example.com", "ann@xn--a.com", "ann@exa_mple.com",
            "\u0000@example.com", "änn@example.com", "\"a b\"@example.com");

    private static final List<String> BODIES = List.of("", " ", "{", "}", "null", "true", "1", "\"text\"", "[]",
            "[{}]", "{}{}", "{} x", "{\"a\":}", "{a:1}", "{'a':1}", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{\"a\":01}",
            "{\"a\":1e9999999999}", "{\"\\ud800\":\"\\u00\"}", "<x/>", "a=1&b=2", "[".repeat(10_000),
            "{\"a\":".repeat(1_000), "{\"a\":" + "9".repeat(5_000) + "}", "\u0000");

    private final Requests good;
    private final List<Case> cases = new ArrayList<>();

    private BadInput(Requests good) {
        this.good = good;
    }

    /**
     * One row.
     *
     * @param field the field that the problem must name, null for any
     */
    public record Case(String name, HttpRequest request, @Nullable String field) {
        /** Sends the request, and holds the answer against what every problem has and what docs/openapi.yaml says. */
        public void assertRefusedBy(HttpFunction function) {
            HttpResponse response = function.answer(request);
            Described.DOCUMENT.assertDescribes(request.route(), response);
            assertTrue(response.status() >= 400 && response.status() < 500,
                    () -> name + " was answered " + response.status() + ": " + response.body());
            assertEquals("application/problem+json", response.headers().get("content-type"));
            Map<String, @Nullable Object> problem = Json.object(Json.read(response.body()));
            String detail = String.valueOf(problem.get("detail"));
            assertAll(name, () -> assertTrue(String.valueOf(problem.get("type")).startsWith("urn:mx-onramp:problem:")),
                    () -> assertEquals((long) response.status(), problem.get("status")),
                    () -> assertTrue(detail.endsWith("."), "no sentence: " + detail),
                    () -> assertFalse(detail.contains("Exception") || detail.contains("\tat "), detail),
                    () -> assertTrue(response.body().length() < 2_000, "the answer is " + response.body().length()),
                    () -> assertTrue(field == null || field.equals(problem.get("field")),
                            "the field is " + problem.get("field") + ": " + detail));
        }

        @Override
        public String toString() {
            return request.route() + ": " + name;
        }
    }

    /** Read once, when the first row is held against it. */
    private static final class Described {
        static final OpenApi DOCUMENT = OpenApi.document();
    }

    /** Bad input around a request that would be right, malformed bodies included if it has a body. */
    public static BadInput around(Requests good) {
        var table = new BadInput(good);
        if (!good.body().isEmpty()) {
            BODIES.forEach(body -> table.add("body " + cut(body), good.body(body), null));
            table.add("body of 1 MB", good.body("{\"a\":\"" + "x".repeat(1_000_000) + "\"}"), null);
            table.spoil("surplus", "x", "surplus");
            table.spoil("__proto__", Map.of(), "__proto__");
        }
        if (good.route().startsWith("POST ")) {
            table.add("empty idempotency key", good.header("idempotency-key", ""), "Idempotency-Key");
            table.add("long idempotency key", good.header("idempotency-key", "x".repeat(256)), "Idempotency-Key");
            table.add("idempotency key with a space", good.header("idempotency-key", "a b"), "Idempotency-Key");
        }
        return table;
    }

    /** Spoils a text of the body that must be there: left out, null, of other types, blank, huge, and these values. */
    public BadInput required(String field, List<String> badValues) {
        var without = members();
        without.remove(field);
        add(field + " left out", good.json(without), field);
        spoil(field, null, field);
        return optional(field, badValues);
    }

    /** Spoils a text of the body that may be missing. */
    public BadInput optional(String field, List<String> badValues) {
        List.of(7L, true, List.of("x"), Map.of("x", "y"), "", "   ", "x".repeat(20_000))
                .forEach(value -> spoil(field, value, field));
        badValues.forEach(value -> spoil(field, value, field));
        return this;
    }

    /** Spoils a member of the body by exactly these values. */
    public BadInput values(String field, List<?> badValues) {
        badValues.forEach(value -> spoil(field, value, field));
        return this;
    }

    /** Puts these values in place of a parameter of the path. */
    public BadInput parameter(String name, List<String> badValues) {
        badValues.forEach(value -> add("{" + name + "} = " + cut(value), good.parameter(name, value), null));
        return this;
    }

    /** Adds a request of its own. */
    public BadInput also(String name, Requests bad, @Nullable String field) {
        add(name, bad, field);
        return this;
    }

    /** The rows. */
    public Stream<Case> cases() {
        return cases.stream();
    }

    private void spoil(String field, @Nullable Object value, String named) {
        var members = members();
        members.put(field, value);
        // Json.write leaves null members out: what is sent as null is written by hand.
        String body = value == null
                ? Json.text(members).replaceFirst("^\\{", "{\"" + field + "\":null" + (members.size() > 1 ? "," : ""))
                : Json.text(members);
        add(field + " = " + cut(String.valueOf(value)), good.body(body), named);
    }

    private Map<String, @Nullable Object> members() {
        return good.body().isEmpty()
                ? new LinkedHashMap<>()
                : new LinkedHashMap<>(Json.object(Json.read(good.body())));
    }

    private void add(String name, Requests bad, @Nullable String field) {
        cases.add(new Case(name, bad.request(), field));
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "… (" + text.length() + ")" : text;
    }
}
