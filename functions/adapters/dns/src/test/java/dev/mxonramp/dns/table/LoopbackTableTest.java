package dev.mxonramp.dns.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.dns.DnsAccess;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.TrustAnchors;
import dev.mxonramp.domain.dns.MxDiagnosis;
import dev.mxonramp.domain.dns.TxtDiagnosis;
import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.SignatureFault;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both tables of diagnoses, row by row, on our own name servers; and that no diagnosis is without a row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopbackTableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");
    /** Not a matter of what the domain's zone holds: played below. */
    private static final List<Row> OF_US = List.of(
            new Row("the resolver does not answer", Row.Type.TXT, "found.test", "dns.ours", false, List.of(),
                    List.of()),
            new Row("the resolver does not answer", Row.Type.MX, "mx-complete.test", "dns.ours", false, List.of(),
                    List.of()),
            new Row("the signatures of the zone above do not hold", Row.Type.TXT, "nsec.test", "dns.unvalidated",
                    false, List.of(), List.of()),
            new Row("the signatures of the zone above do not hold", Row.Type.MX, "mx-signed.test", "dns.unvalidated",
                    false, List.of(), List.of()));

    private final LoopbackDns dns = LoopbackDns.start(2, 0);
    private DnsAccess access = access(TrustAnchors.none());
    private DnsChecks checks = Row.checks(access, () -> NOW);

    @BeforeAll
    void load() {
        Rows.zones().forEach(zone -> LoopbackPlayer.load(dns, zone));
        dns.sign("test");
        access = access(TrustAnchors.of(dns.sign(".")));
        checks = Row.checks(access, () -> NOW);
    }

    @AfterAll
    void stop() {
        dns.close();
    }

    private DnsAccess access(TrustAnchors anchors) {
        return new DnsAccess(List.of(dns.resolver()), dns.port(), true, false, anchors);
    }

    static List<Row> rows() {
        return Rows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(Row row) {
        row.play(checks);
    }

    static List<Row> ofUs() {
        return OF_US;
    }

    @ParameterizedTest
    @MethodSource("ofUs")
    void whatIsNotTheDomainsFault(Row row) {
        boolean deaf = row.code().equals("dns.ours");
        try {
            if (deaf) {
                dns.resolverBehaves(ServerFault.SERVFAIL);
            } else {
                dns.zone("test").signatures(SignatureFault.EXPIRED);
            }
            row.play(Row.checks(access, () -> NOW));
        } finally {
            dns.resolverBehaves(ServerFault.NONE);
            dns.zone("test").signatures(SignatureFault.NONE);
        }
    }

    @Test
    void everyDiagnosisHasItsRow() {
        assertEquals(codes(TxtDiagnosis.class), rowed(Row.Type.TXT));
        assertEquals(codes(MxDiagnosis.class), rowed(Row.Type.MX));
    }

    @Test
    void everyRowHasADomainOfItsOwn() {
        List<String> origins = Rows.zones().stream().map(ZoneText::origin).toList();
        assertEquals(origins.stream().distinct().toList(), origins);
    }

    private static Set<String> rowed(Row.Type type) {
        return Stream.concat(Rows.all().stream(), OF_US.stream()).filter(row -> row.type() == type).map(Row::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(Class<?> diagnosis) {
        return leaves(diagnosis).map(LoopbackTableTest::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LoopbackTableTest::leaves)
                : Stream.of(type);
    }

    /** Of any value of the type: a code depends on the type alone. */
    private static String code(Class<?> leaf) {
        try {
            var constructor = leaf.getDeclaredConstructors()[0];
            Object[] nothing = Arrays.stream(constructor.getParameterTypes()).map(LoopbackTableTest::empty).toArray();
            return switch (constructor.newInstance(nothing)) {
                case TxtDiagnosis txt -> txt.code();
                case MxDiagnosis mx -> mx.code();
                default -> throw new AssertionError(leaf + " is no diagnosis");
            };
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + leaf, e);
        }
    }

    @SuppressWarnings("NullAway") // the records of diagnoses take what they are given
    private static Object empty(Class<?> type) {
        return type == int.class ? 0 : type == long.class ? 0L : type == boolean.class ? Boolean.FALSE : null;
    }
}
