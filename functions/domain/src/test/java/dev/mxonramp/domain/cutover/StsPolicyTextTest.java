package dev.mxonramp.domain.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StsPolicyTextTest {
    private static final String GOOD = """
            version: STSv1
            mode: enforce
            mx: mx.old.test
            mx: *.Old.test
            max_age: 604800
            """;

    static Stream<Arguments> policies() {
        var good = new StsPolicy(Mode.ENFORCE, List.of("mx.old.test", "*.old.test"), Duration.ofDays(7));
        return Stream.of(row("as in the RFC", GOOD, good), row("CRLF", GOOD.replace("\n", "\r\n"), good),
                row("no end of the last line", GOOD.strip(), good),
                row("white space and an empty line", GOOD.replace("\n", "  \t\n").replace(": ", ":\t ") + "\n", good),
                row("unknown fields", "version:STSv1\nx.y-z_1: a: b ü\n" + GOOD, good),
                row("of two the first counts", GOOD + "mode: none\nmax_age: 1\nversion: STSv2\n", good),
                row("none needs no mx", "version: STSv1\nmode: none\nmax_age: 0",
                        new StsPolicy(Mode.NONE, List.of(), Duration.ZERO)),
                row("more than a year is a year", GOOD.replace("604800", "9999999999"),
                        new StsPolicy(Mode.ENFORCE, good.mx(), StsPolicy.LONGEST)));
    }

    private static Arguments row(String name, String text, StsPolicy policy) {
        return Arguments.argumentSet(name, text, policy);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policyIsRead(String text, StsPolicy policy) {
        assertEquals(new StsState.Found(policy), StsPolicyText.read(text));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(bad("empty", ""), bad("only white space", "\n \n\t\n"), bad("a page", "<html>\n" + GOOD),
                bad("no version", GOOD.replace("version", "x")), bad("another version", GOOD.replace("STSv1", "STSv2")),
                bad("case of the version", GOOD.replace("STSv1", "stsv1")), bad("no mode", GOOD.replace("mode", "x")),
                bad("unknown mode", GOOD.replace("enforce", "Enforce")),
                bad("no max_age", GOOD.replace("max_age", "x")),
                bad("negative", GOOD.replace("604800", "-1")), bad("a fraction", GOOD.replace("604800", "1.5")),
                bad("overflow", GOOD.replace("604800", "99999999999999999999")),
                bad("other digits", GOOD.replace("604800", "\u0661\u0662")), bad("no mx", GOOD.replace("mx: ", "x: ")),
                bad("mx an address literal", GOOD.replace("mx.old.test", "[192.0.2.1]")),
                bad("mx with a space", GOOD.replace("mx.old.test", "mx old test")),
                bad("mx with an inner wildcard", GOOD.replace("mx.old.test", "mx.*.test")),
                bad("mx the root", GOOD.replace("mx.old.test", ".")),
                bad("mx too long", GOOD.replace("mx.old.test", "a.".repeat(200) + "test")),
                bad("NUL", GOOD.replace("STSv1", "STSv1\u0000")), bad("NULs", "\u0000".repeat(65_536)),
                bad("an escape", GOOD + "x: \u001b[31m\n"), bad("not UTF-8", GOOD + "x: \uFFFD\n"),
                bad("no colon", GOOD + "mode\n"), bad("a name too long", GOOD + "x".repeat(33) + ": 1\n"),
                bad("64 KiB of spaces", "mx: a" + " ".repeat(65_000) + "b"),
                bad("64 KiB of dots", "mx: " + ".".repeat(65_000)),
                bad("64 KiB of a name", "a".repeat(65_000) + ": b"), bad("64 KiB of lines", "\n".repeat(65_000)));
    }

    private static Arguments bad(String name, String text) {
        return Arguments.argumentSet(name, text);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotFollowTheGrammarIsNoPolicy(String text) {
        assertInstanceOf(StsState.Unreadable.class, StsPolicyText.read(text));
    }

    @Test
    void readingIsTotal() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(GOOD);
            for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(3)),
                        String.valueOf((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000)));
            }
            StsState state = StsPolicyText.read(text.toString());
            assertTrue(state instanceof StsState.Found || state instanceof StsState.Unreadable, "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"mx.old.test, true", "a.old.test, true", "old.test, false", "a.b.old.test, false",
            "mx1.new.test, false", "fold.test, false"})
    void wildcardStandsForOneLabel(String host, boolean matches) {
        var policy = new StsPolicy(Mode.ENFORCE, List.of("mx.old.test", "*.old.test"), Duration.ZERO);
        assertEquals(matches, policy.matches(new DomainName(host)));
    }
}
