package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxCheck.Served;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the MX table of dns.md, through real packets. */
class MxTableTest {
    private static final String[] OURS = {"10 mx1.onramp.test.", "20 mx2.onramp.test."};

    private final World world = new World(3);

    @BeforeEach
    void oldHost() {
        world.dns.zone("old.test").put("mail.old.test", "A", 60, "192.0.2.25");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void publish(String... records) {
        world.zone.put("acme.test", "MX", 300, records);
    }

    private MxCheck.Outcome expect(String code, boolean ours, Fault fault) {
        MxCheck.Outcome outcome = world.mx();
        assertEquals(code, outcome.finding().code(), outcome::toString);
        assertEquals(ours, outcome.ours(), outcome::toString);
        assertEquals(fault, outcome.finding().fault());
        return outcome;
    }

    private static void says(MxCheck.Outcome outcome, String... parts) {
        String text = outcome.finding().told(World.NOW).sentence() + " / " + outcome.finding().remedy();
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "'" + part + "' is missing in: " + text);
        }
    }

    @Test
    void noRecord() {
        says(expect("mx.none", false, Fault.RECORD), "MX 10 mx1.onramp.test. and MX 20 mx2.onramp.test.");
    }

    @ParameterizedTest
    @CsvSource({"10,20", "0,5", "1,65535"})
    void allOursWhateverTheNumbers(int first, int second) {
        publish(first + " mx1.onramp.test.", second + " MX2.Onramp.Test.");
        var outcome = expect("mx.complete", true, Fault.NOBODY);
        assertEquals(List.of(), outcome.others());
    }

    @Test
    void cachesThatStillKnowTheOldHostGiveTheClock() {
        publish("10 mail.old.test.");
        world.dns.holdResolver(world.zone);
        publish(OURS);
        var outcome = expect("mx.complete", true, Fault.NOBODY);
        assertEquals(World.NOW.plusSeconds(300), outcome.finding().lookAgainAt());
        says(outcome, "14:35 UTC");
    }

    @Test
    void reversedOrderWorksAndIsNamed() {
        publish("20 mx1.onramp.test.", "10 mx2.onramp.test.");
        says(expect("mx.order", true, Fault.RECORD), "Swap");
    }

    @Test
    void someOfOursMissing() {
        publish("10 mx1.onramp.test.");
        says(expect("mx.partial", false, Fault.RECORD), "mx2.onramp.test is missing");
    }

    @Test
    void oursAndOthers() {
        publish(OURS[0], OURS[1], "30 mail.old.test.");
        var outcome = expect("mx.split", false, Fault.RECORD);
        says(outcome, "Remove the MX record 30 mail.old.test.");
        assertEquals(List.of(new Served(List.of(OURS[0], OURS[1], "30 mail.old.test."), Duration.ofMinutes(5))),
                outcome.others());
    }

    @Test
    void onlyOthers() {
        publish("10 mail.old.test.");
        says(expect("mx.other", false, Fault.RECORD), "Replace the MX record 10 mail.old.test. by MX 10 mx1");
    }

    @Test
    void theOldHostIsNamedWhereItIsKnown() {
        world.dns.zone("google.com").put("aspmx.l.google.com", "A", 60, "192.0.2.26");
        publish("1 ASPMX.L.Google.com.");
        var outcome = expect("mx.other", false, Fault.RECORD);
        says(outcome, "still at Google Workspace (aspmx.l.google.com).");
        assertEquals(List.of("google"),
                outcome.finding().providers().mail().stream().map(Finding.Provider::id).toList());
    }

    @Test
    void theNullMxAloneAndBesideOthers() {
        publish("0 .");
        var alone = expect("mx.null", false, Fault.RECORD);
        says(alone, "takes no mail.");
        assertEquals(List.of(), alone.others());
        publish("0 .", OURS[0], OURS[1]);
        says(expect("mx.null", false, Fault.RECORD), "beside others");
    }

    @Test
    void aTargetThatIsAnAlias() {
        world.zone.put("mail.acme.test", "CNAME", 60, "mail.old.test.");
        publish("10 mail.acme.test.");
        says(expect("mx.cname", false, Fault.RECORD), "mail.acme.test, an alias (CNAME) of mail.old.test");
        world.dns.zone("old.test").put("alias.old.test", "CNAME", 60, "mail.old.test.");
        publish("10 alias.old.test.");
        expect("mx.cname", false, Fault.RECORD);
    }

    @Test
    void aDomainThatIsAnAlias() {
        world.zone.put("shop.acme.test", "CNAME", 60, "mail.old.test.");
        var outcome = world.checks.mx().check(new DomainName("shop.acme.test"));
        assertEquals("mx.cname", outcome.finding().code());
    }

    @ParameterizedTest
    @CsvSource({"10 192.0.2.1.", "10 192.0.2.1"})
    void anAddressAsTarget(String record) {
        publish(record);
        says(expect("mx.address", false, Fault.RECORD), "192.0.2.1;");
    }

    @ParameterizedTest
    @CsvSource({"10 nowhere.old.test.", "10 nowhere.acme.test.", "10 mail.nonesuch."})
    void aTargetWithoutAddress(String record) {
        publish(record);
        expect("mx.unresolvable", false, Fault.RECORD);
    }

    @Test
    void aMissingTrailingDot() {
        publish("10 mx1.onramp.test", "20 mx2.onramp.test");
        says(expect("mx.suffixed", false, Fault.RECORD), "Enter mx1.onramp.test. with the dot");
    }

    @ParameterizedTest
    @CsvSource({"www.acme.test", "mail.acme.test", "acme.test.acme.test"})
    void oursAtAnotherName(String place) {
        world.zone.put(place, "MX", 60, OURS);
        says(expect("mx.misplaced", false, Fault.RECORD), place, "(many panels call it @): MX 10 mx1");
        publish("10 mail.old.test.");
        says(expect("mx.misplaced", false, Fault.RECORD), place,
                "(many panels call it @) in place of the MX record 10 mail.old.test.: MX 10 mx1");
    }

    @Test
    void serversThatDiffer() {
        publish("10 mail.old.test.");
        world.dns.server(3).hold(world.zone);
        publish(OURS);
        var outcome = expect("mx.disagree", false, Fault.DNS_HOST);
        says(outcome, "2 of 3");
        assertEquals(1, outcome.others().size());
        assertEquals(2, outcome.finding().servers().stream().map(row -> row.serial()).distinct().count());
    }

    @Test
    void tooFewAnswersAreNeverOurs() {
        publish(OURS);
        world.dns.server(1).behave(ServerFault.DROP);
        assertTrue(world.mx().ours());
        world.dns.server(2).behave(ServerFault.REFUSED);
        var outcome = expect("mx.disagree", false, Fault.DNS_HOST);
        assertEquals(false, outcome.definitive());
    }

    @ParameterizedTest
    @CsvSource({"REFUSED,dns.lame,REGISTRAR", "NOT_AUTHORITATIVE,dns.lame,REGISTRAR",
            "SERVFAIL,dns.unreachable,DNS_HOST",
            "BOGUS,dns.bogus,DNS_HOST"})
    void brokenServers(ServerFault fault, String code, Fault whose) {
        publish(OURS);
        world.everyServer(fault);
        expect(code, false, whose);
    }

    @Test
    void anUnregisteredDomain() {
        world.dns.removeZone("acme.test");
        expect("dns.unregistered", false, Fault.REGISTRAR);
    }

    @Test
    void theResolverHearsOfTheDomainOnlyWhenTheAuthorityHasOurs() {
        publish("10 mail.old.test.");
        world.mx();
        assertEquals(List.of(), world.askedOfResolver());
        publish(OURS);
        world.mx();
        assertEquals(List.of("MX acme.test"), world.askedOfResolver());
    }
}
