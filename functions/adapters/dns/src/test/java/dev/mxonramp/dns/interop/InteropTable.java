package dev.mxonramp.dns.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsJavaLookup;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.table.Row;
import dev.mxonramp.dns.table.Rows;
import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.ZoneSecurity;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.process.Program;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

/** Every row of the table before authorities of one make, by each of two makes of resolver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropTable {
    private static final List<String> RESOLVERS = List.of("named", "unbound");

    private final Authority make;
    private @Nullable Internet internet;
    private Map<String, DnsChecks> checks = Map.of();

    InteropTable(Authority make) {
        this.make = make;
    }

    @BeforeAll
    void boot() throws IOException, InterruptedException {
        make.demand();
        Program.demand(Programs.NAMED, Programs.UNBOUND);
        internet = Internet.start(make, Rows.zones());
        checks = Map.of("named", checks("named", true), "unbound", checks("unbound", true));
    }

    @AfterAll
    void stop() {
        if (internet != null) {
            internet.close();
        }
    }

    private Internet internet() {
        if (internet == null) {
            throw new IllegalStateException("not started");
        }
        return internet;
    }

    private DnsChecks checks(String resolver, boolean validating) {
        return Row.checks(internet().access(resolver, validating), InstantSource.system());
    }

    static Stream<Arguments> rows() {
        return RESOLVERS.stream().flatMap(resolver -> Rows.all().stream().map(row -> Arguments.of(resolver, row)));
    }

    @ParameterizedTest(name = "by {0}: {1}")
    @MethodSource("rows")
    void row(String resolver, Row row) {
        DnsChecks by = checks.get(resolver);
        if (by == null) {
            throw new IllegalArgumentException(resolver);
        }
        row.play(by);
    }

    /** Where we have no trust anchor, the resolver's verdict counts, in its own words (RFC 8914). */
    @ParameterizedTest
    @CsvSource({"expired.test,Signature Expired", "other-ds.test,DNSKEY Missing", "unsigned-txt.test,RRSIGs Missing"})
    void unboundSaysWhyAZoneIsBogus(String domain, String error) {
        var outcome = Row.check(checks("unbound", false), domain);
        assertEquals("dns.bogus", outcome.finding().code(), outcome::toString);
        assertTrue(outcome.finding().sentence().contains(error), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"named,nsec.test", "named,nsec3.test", "unbound,nsec.test", "unbound,nsec3.test"})
    void absenceIsProven(String resolver, String zone) {
        var lookup = new DnsJavaLookup(internet().access(resolver, true), new GuavaPublicSuffixes(),
                InstantSource.system());
        Inquiry inquiry = lookup.begin();
        var cut = assertInstanceOf(Delegation.Found.class, inquiry.delegation(new DomainName(zone))).cut();
        assertInstanceOf(ZoneSecurity.Secured.class, inquiry.security(cut));
        for (String missing : List.of("none." + zone, "a.b.none." + zone, zone)) {
            var seen = inquiry.askSigned(cut, Question.txt(new DomainName(missing)));
            assertEquals(2, seen.heard().size(), seen::toString);
            assertTrue(seen.heard().stream().allMatch(Reply.Absent.class::isInstance), seen::toString);
        }
    }
}
