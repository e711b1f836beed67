package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.testkit.dns.LoggedQuery;
import dev.mxonramp.testkit.dns.LoopbackZone;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the TXT table of dns.md, through real packets. */
class TxtTableTest {
    private final World world = new World(3);

    @AfterEach
    void stop() {
        world.close();
    }

    private void publish(String name, String value) {
        world.zone.putTxt(name, 120, value);
    }

    private TxtCheck.Outcome expect(String code, boolean proven, boolean definitive, Fault fault) {
        TxtCheck.Outcome outcome = world.txt();
        assertEquals(code, outcome.finding().code(), outcome::toString);
        assertEquals(proven, outcome.proven(), outcome::toString);
        assertEquals(definitive, outcome.definitive(), outcome::toString);
        assertEquals(fault, outcome.finding().fault());
        return outcome;
    }

    private static void says(TxtCheck.Outcome outcome, String... parts) {
        String text = outcome.finding().told(World.NOW).sentence() + " / " + outcome.finding().remedy();
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "'" + part + "' is missing in: " + text);
        }
    }

    @Test
    void foundAtTheChallengeNameIsProven() {
        publish(World.NAME, World.VALUE);
        var outcome = expect("txt.found", true, true, Fault.NOBODY);
        assertEquals(3, outcome.finding().servers().size());
        assertNull(outcome.finding().remedy());
        says(outcome, "Verified at 2026-11-24 14:30 UTC", "3 of 3", "ns1.name-servers.test", "ns3.name-servers.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklmnopqrstuvwxyz234567",
            "\"onramp-verification=abcdefghijklmnopqrstuvwxyz234567\"",
            "  onramp-verification=abcdefghijklmnopqrstuvwxyz234567 "})
    void theBareCodeAndWhatIsAroundItCount(String value) {
        publish(World.NAME, value);
        expect("txt.found", true, true, Fault.NOBODY);
    }

    @Test
    void theDomainItselfCountsToo() {
        world.zone.add("acme.test", "TXT", 60, "\"v=spf1 -all\"");
        world.zone.add("acme.test", "TXT", 60, "\"onramp-verification=\" \"" + World.CODE + "\"");
        says(expect("txt.found", true, true, Fault.NOBODY), "at acme.test, and 3 of 3");
    }

    @Test
    void anAliasOfTheChallengeNameIsFollowedToItsAuthorities() {
        world.dns.zone("dns-proofs.test").putTxt("acme.dns-proofs.test", 60, World.VALUE);
        world.zone.put(World.NAME, "CNAME", 60, "acme.dns-proofs.test.");
        expect("txt.found", true, true, Fault.NOBODY);
    }

    @Test
    void anAliasOfTheDomainItselfNeverProves() {
        world.dns.zone("host.test").putTxt("customer.host.test", 60, World.VALUE);
        world.zone.put("shop.acme.test", "CNAME", 60, "customer.host.test.");
        var outcome = world.txt("shop.acme.test");
        assertFalse(outcome.proven(), outcome::toString);
    }

    @Test
    void neitherDoesThatOfANameThatIsTooLongForALabelBeforeIt() {
        String longest = "%s.%s.%s.acme.test".formatted("a".repeat(60), "b".repeat(63), "c".repeat(63));
        String name = "d".repeat(240 - longest.length() - 1) + "." + longest;
        world.dns.zone("host.test").putTxt("customer.host.test", 60, World.VALUE);
        world.zone.put(name, "CNAME", 60, "customer.host.test.");
        var outcome = world.txt(name);
        assertFalse(outcome.proven(), outcome::toString);
        world.zone.remove(name, "CNAME");
        world.zone.putTxt(name, 60, World.VALUE);
        assertTrue(world.txt(name).proven());
    }

    @Test
    void aWildcardDoesNotProveWhereNoSiblingsNameFits() {
        String parent = "%s.%s.%s.%s.acme.test".formatted("a".repeat(63), "b".repeat(63), "c".repeat(63),
                "d".repeat(48));
        world.zone.putTxt("*." + parent, 60, World.VALUE);
        var outcome = world.txt("e." + parent);
        assertFalse(outcome.proven(), outcome::toString);
    }

    @Test
    void aChallengeNameThatIsAZoneOfItsOwnIsAskedThere() {
        world.dns.zone(World.NAME).putTxt(World.NAME, 60, World.VALUE);
        expect("txt.found", true, true, Fault.NOBODY);
    }

    @Test
    void aSubdomainIsAskedInItsParentsZoneOrItsOwn() {
        publish("_onramp-challenge.shop.acme.test", World.VALUE);
        assertTrue(world.txt("shop.acme.test").proven());
        world.dns.zone("own.acme.test").putTxt("_onramp-challenge.own.acme.test", 60, World.VALUE);
        assertTrue(world.txt("own.acme.test").proven());
    }

    @Test
    void nothingThereNamesTheHostAndTheName() {
        var outcome = expect("txt.absent", false, true, Fault.RECORD);
        says(outcome, World.NAME, World.VALUE, "ns1.name-servers.test", "2026-11-24 14:31 UTC");
        assertNotNull(outcome.finding().servers().getFirst().serial());
    }

    @Test
    void aHostThatIsKnownIsNamedWithItsPanelsWords() {
        LoopbackZone cloudflare = world.dns.zone("cloudflare.com");
        for (int i = 0; i < 2; i++) {
            cloudflare.put("ns" + i + ".ns.cloudflare.com", "A", 60,
                    world.dns.servers().get(i).address().getAddress().getHostAddress());
        }
        for (LoopbackZone zone : List.of(world.dns.zone("test"), world.zone)) {
            zone.put("acme.test", "NS", 60, "ns0.ns.cloudflare.com.", "ns1.ns.cloudflare.com.");
        }
        var outcome = expect("txt.absent", false, true, Fault.RECORD);
        says(outcome, "hosted at Cloudflare.", "under DNS > Records, add a record: Type: TXT, Name: _onramp-challenge,"
                + " Content: " + World.VALUE);
        assertEquals(List.of("cloudflare"),
                outcome.finding().providers().dns().stream().map(Finding.Provider::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 192.0.2.1", "AAAA 2001:db8::1", "MX 10 mx.acme.test."})
    void anotherTypeAtTheNameIsNamed(String record) {
        String[] parts = record.split(" ", 2);
        world.zone.put(World.NAME, parts[0], 60, parts[1]);
        says(expect("txt.no-txt", false, true, Fault.RECORD), "with " + parts[0] + " instead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAA 0 issue \"ca.test\"", "SRV 0 0 443 www.acme.test."})
    void aNameWithRecordsThatNobodyAsksForIsNotCalledMissing(String record) {
        String[] parts = record.split(" ", 2);
        world.zone.put(World.NAME, parts[0], 60, parts[1]);
        var outcome = expect("txt.absent", false, true, Fault.RECORD);
        says(outcome, World.NAME + " exists, but has no TXT record yet.");
        assertFalse(outcome.finding().sentence().contains("no record at"), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_onramp-challenge.acme.test", "acme.test"})
    void whatIsPublishedAtTheParentOfAZoneOfItsOwnIsFound(String place) {
        world.dns.zone("shop.acme.test").put("_onramp-challenge.shop.acme.test", "A", 60, "192.0.2.1");
        publish(place, World.VALUE);
        var outcome = world.txt("shop.acme.test");
        assertEquals("txt.misplaced", outcome.finding().code(), outcome::toString);
        says(outcome, place);
        assertTrue(world.log().stream().map(LoggedQuery::name).noneMatch(name -> name.equals("_onramp-challenge.test")),
                () -> world.log().toString());
    }

    @Test
    void noMoreThanEightQuestionsAreAskedInWrongPlaces() {
        world.dns.zone("shop.acme.test").put("_onramp-challenge.shop.acme.test", "SRV", 60, "0 0 443 www.acme.test.");
        assertEquals("txt.absent", world.txt("shop.acme.test").finding().code());
        List<String> base = List.of("_onramp-challenge.shop.acme.test", "shop.acme.test");
        long extra = world.log().stream().filter(query -> !query.server().equals("resolver"))
                .filter(query -> switch (query.type()) {
                    case "TXT" -> !base.contains(query.name());
                    case "A", "AAAA", "MX" -> query.name().equals(base.getFirst());
                    default -> false;
                }).count();
        assertEquals(8, extra, () -> world.log().toString());
    }

    @ParameterizedTest
    @CsvSource({"onramp-verification=abcdefghijklmnopqrst,only a part", "onramp-verification=,only a part",
            "onramp-verification=77777777777777777777777777777777,code of another claim",
            "77777777777777777777777777777777,code of another claim",
            "onramp-verification=22222222222222222222222222222222,older code of this domain",
            "22222222222222222222222222222222,older code of this domain",
            "onramp-verification=YOUR-CODE-HERE,what follows is not a code",
            "onramp-verification=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567,case", "hello,not a code of ours"})
    void anotherValueIsShownWithWhatDiffers(String value, String difference) {
        publish(World.NAME, value);
        says(expect("txt.other-value", false, true, Fault.RECORD), "\"" + value + "\"", difference, "14:32 UTC");
    }

    @Test
    void longValuesAreCutAndMoreAreCounted() {
        publish(World.NAME, "x".repeat(400));
        world.zone.add(World.NAME, "TXT", 60, "two");
        var sentence = world.txt().finding().sentence();
        assertTrue(sentence.contains("and 1 more"), sentence);
        assertFalse(sentence.contains("x".repeat(101)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"“onramp-verification=abcdefghijklmnopqrstuvwxyz234567”",
            "onramp-verification=\"abcdefghijklmnopqrstuvwxyz234567\"",
            "_onramp-challenge.acme.test onramp-verification=abcdefghijklmnopqrstuvwxyz234567",
            "TXT onramp-verification=abcdefghijklmnopqrstuvwxyz234567",
            "onramp-verification=abcdefghijklmnop\" \"qrstuvwxyz234567"})
    void theRightCodeWithMoreAroundItIsNearlyRight(String value) {
        publish(World.NAME, value);
        says(expect("txt.decorated", false, true, Fault.RECORD), "exactly " + World.VALUE);
    }

    @Test
    void theDoubledNameIsFound() {
        publish("_onramp-challenge.acme.test.acme.test", World.VALUE);
        says(expect("txt.doubled-name", false, true, Fault.RECORD), "enter only _onramp-challenge.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.acme.test", "onramp-challenge.acme.test", "_onramp-challenge.www.acme.test",
            "_onramp-challenge.mail.acme.test"})
    void otherPlacesAreFound(String place) {
        publish(place, World.VALUE);
        says(expect("txt.misplaced", false, true, Fault.RECORD), place, World.NAME);
    }

    @Test
    void theParentIsAWrongPlaceForASubdomain() {
        publish("_onramp-challenge.acme.test", World.VALUE);
        assertEquals("txt.misplaced", world.txt("shop.acme.test").finding().code());
    }

    @Test
    void anAliasWithoutTheValueIsExplained() {
        world.dns.zone("elsewhere.test");
        world.zone.put(World.NAME, "CNAME", 60, "x.elsewhere.test.");
        says(expect("txt.cname", false, true, Fault.RECORD), "x.elsewhere.test");
    }

    @Test
    void aWildcardNeverProves() {
        publish("*.acme.test", World.VALUE);
        says(expect("txt.wildcard", false, false, Fault.RECORD), "*.acme.test");
    }

    @Test
    void tooFewServersAreAMatterOfTime() {
        world.dns.server(1).hold(world.zone);
        world.dns.server(2).hold(world.zone);
        publish(World.NAME, World.VALUE);
        var outcome = expect("txt.partial", false, false, Fault.DNS_HOST);
        says(outcome, "1 of 3");
        assertEquals(World.NOW.plusSeconds(60), outcome.finding().lookAgainAt());
        assertEquals(2, outcome.finding().servers().stream().map(row -> row.serial()).distinct().count());
    }

    @Test
    void theMajorityOfThoseThatAnswerAndHalfOfAllProve() {
        world.dns.server(3).hold(world.zone);
        publish(World.NAME, World.VALUE);
        expect("txt.found", true, true, Fault.NOBODY);
    }

    @Test
    void theResolversOldAnswerIsOnlyAMatterOfTime() {
        world.dns.holdResolver(world.zone);
        publish(World.NAME, World.VALUE);
        var outcome = expect("txt.cached", true, true, Fault.NOBODY);
        assertEquals(World.NOW.plusSeconds(30), outcome.finding().lookAgainAt());
        says(outcome, "14:31 UTC", "nothing to do");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NOT_AUTHORITATIVE"})
    void serversThatDoNotServeTheZoneAreALameDelegation(ServerFault fault) {
        publish(World.NAME, World.VALUE);
        world.everyServer(fault);
        expect("dns.lame", false, false, Fault.REGISTRAR);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "SERVFAIL", "TRUNCATE_WITHOUT_TCP", "WRONG_ID", "GARBAGE", "UNRELATED_OWNER"})
    void serversWithoutAUsableAnswerAreUnreachable(ServerFault fault) {
        publish(World.NAME, World.VALUE);
        world.everyServer(fault);
        expect("dns.unreachable", false, false, Fault.DNS_HOST);
    }

    @Test
    void truncationWithTcpIsNoTrouble() {
        publish(World.NAME, World.VALUE);
        world.everyServer(ServerFault.TRUNCATE);
        expect("txt.found", true, true, Fault.NOBODY);
        assertTrue(world.log().stream().anyMatch(LoggedQuery::tcp));
    }

    @Test
    void anAnswerTooLargeForUdpComesByTcp() {
        publish(World.NAME, World.VALUE);
        for (int i = 0; i < 20; i++) {
            world.zone.add(World.NAME, "TXT", 60, "\"" + i + "x".repeat(200) + "\"");
        }
        expect("txt.found", true, true, Fault.NOBODY);
    }

    @Test
    void aBogusZoneDoesNotProve() {
        publish(World.NAME, World.VALUE);
        world.dns.bogus(world.zone, "signature expired");
        says(expect("dns.bogus", false, false, Fault.DNS_HOST), "signature expired", "DS record");
    }

    @Test
    void anUnregisteredDomainIsDefinitive() {
        world.dns.removeZone("acme.test");
        expect("dns.unregistered", false, true, Fault.REGISTRAR);
    }

    @Test
    void aDeadResolverIsOurFault() {
        world.dns.resolverBehaves(ServerFault.SERVFAIL);
        expect("dns.ours", false, false, Fault.US);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVFAIL", "REFUSED", "GARBAGE"})
    void aResolverThatDiesLaterIsOurFaultToo(ServerFault fault) {
        world.dns.zone("test").put("acme.test", "NS", 60, "ns.hosting.example.");
        says(expect("dns.unreachable", false, false, Fault.DNS_HOST), "has no address");
        world.dns.resolverBehaves(fault);
        expect("dns.ours", false, false, Fault.US);
    }

    @Test
    void oneSilentServerOfThreeDelaysButDoesNotPrevent() {
        publish(World.NAME, World.VALUE);
        world.dns.server(2).behave(ServerFault.DROP);
        long start = System.nanoTime();
        expect("txt.found", true, true, Fault.NOBODY);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
    }

    @Test
    void addressesThatAreNotPublicAreNeverAsked() {
        world.dns.zone("test").put("acme.test", "NS", 60, "ns.inside.test.");
        world.dns.zone("test").put("ns.inside.test", "A", 60, "169.254.169.254");
        var outcome = expect("dns.unreachable", false, false, Fault.DNS_HOST);
        says(outcome, "no address on the public internet");
    }

    @Test
    void theResolverHearsOfTheNameOnlyAfterTheAuthorityHasIt() {
        world.txt();
        assertEquals(List.of(), world.askedOfResolver());
        publish(World.NAME, World.VALUE);
        world.txt();
        assertEquals(List.of("TXT " + World.NAME), world.askedOfResolver());
    }

    @Test
    void aMissAsksAtMostEightQuestionsMore() {
        world.zone.put(World.NAME, "AAAA", 60, "2001:db8::1");
        world.dns.zone("test");
        world.txt();
        long atAuthorities = world.log().stream().filter(query -> query.server().startsWith("ns"))
                .filter(query -> !query.type().equals("NS"))
                .peek(query -> assertFalse(query.recursive(), query::toString)).count();
        assertTrue(atAuthorities <= 2 * 3 + 8, () -> world.log().toString());
    }
}
