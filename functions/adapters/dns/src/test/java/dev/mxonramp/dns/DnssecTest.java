package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.dns.ZoneSecurity;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.SignatureFault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Zones that are really signed, from a root of their own down, through real packets. */
class DnssecTest {
    private static final String OTHER_DS = "4711 13 2 " + "ab".repeat(32);
    private static final String UNKNOWN_ALGORITHM_DS = "4711 200 2 " + "ab".repeat(32);

    private final World world = World.signed(2);

    @AfterEach
    void stop() {
        world.close();
    }

    private void publish() {
        world.zone.putTxt(World.NAME, 120, World.VALUE);
    }

    private void delegationSigner(String... ds) {
        world.dns.zone("test").put("acme.test", "DS", 60, ds);
    }

    private TxtCheck.Outcome expect(String code, boolean proven, Fault fault) {
        TxtCheck.Outcome outcome = world.txt();
        assertEquals(code, outcome.finding().code(), outcome::toString);
        assertEquals(proven, outcome.proven(), outcome::toString);
        assertEquals(proven, outcome.definitive(), outcome::toString);
        assertEquals(fault, outcome.finding().fault(), outcome::toString);
        return outcome;
    }

    @Test
    void soundSignaturesProveAndNothingAboutTheNameIsAskedOfTheResolverBefore() {
        publish();
        assertEquals(List.of(), expect("txt.found", true, Fault.NOBODY).finding().notes());
        assertEquals(List.of("TXT " + World.NAME), world.askedOfResolver());
        assertTrue(world.log().stream().anyMatch(query -> query.type().equals("DNSKEY")), () -> world.log().toString());
    }

    @ParameterizedTest
    @CsvSource({"WRONG,DNSSEC Bogus: the signature does not fit _onramp-challenge.acme.test TXT",
            "EXPIRED,Signature Expired: _onramp-challenge.acme.test TXT", "NOT_YET_VALID,Signature Not Yet Valid:",
            "MISSING,RRSIGs Missing: _onramp-challenge.acme.test TXT"})
    void signaturesThatDoNotHoldNeverProve(SignatureFault fault, String reason) {
        publish();
        world.zone.signatures(fault);
        String sentence = expect("dns.bogus", false, Fault.DNS_HOST).finding().sentence();
        assertTrue(sentence.contains(reason), sentence);
        assertEquals(List.of(), world.askedOfResolver());
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG", "EXPIRED", "NOT_YET_VALID", "MISSING"})
    void signaturesThatDoNotHoldNeverBringTheMailHere(SignatureFault fault) {
        world.zone.put("acme.test", "MX", 300, "10 mx1.onramp.test.", "20 mx2.onramp.test.");
        assertEquals("mx.complete", world.mx().finding().code());
        world.zone.signatures(fault);
        var outcome = world.mx();
        assertEquals("dns.bogus", outcome.finding().code(), outcome::toString);
        assertFalse(outcome.ours() || outcome.definitive(), outcome::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG", "EXPIRED", "NOT_YET_VALID", "MISSING"})
    void theAbsenceOfOurMxIsDefinitiveOnlyWithSignaturesThatHold(SignatureFault fault) {
        for (String other : List.of("", "10 mail.old.test.")) {
            if (!other.isEmpty()) {
                world.zone.put("acme.test", "MX", 300, other);
            }
            var seen = world.mx();
            assertEquals(seen, world.checks.mx().confirmed(seen));
            assertTrue(seen.definitive(), seen::toString);
            world.zone.signatures(fault);
            var forged = world.checks.mx().confirmed(world.mx());
            assertFalse(forged.ours() || forged.definitive(), forged::toString);
            assertEquals("dns.bogus", forged.finding().code(), forged::toString);
            assertEquals(seen.others(), forged.others());
            assertEquals("dns.bogus", Objects.requireNonNull(forged.evidence()).diagnosis());
            world.zone.signatures(SignatureFault.NONE);
        }
    }

    @Test
    void aDsRecordOfAnotherKeyIsBogus() {
        publish();
        delegationSigner(OTHER_DS);
        expect("dns.bogus", false, Fault.DNS_HOST);
    }

    @Test
    void aZoneThatIsNoLongerSignedAndStillHasADsRecordIsBogus() {
        world.dns.removeZone("acme.test");
        world.dns.zone("acme.test").putTxt(World.NAME, 60, World.VALUE);
        delegationSigner(OTHER_DS);
        expect("dns.bogus", false, Fault.DNS_HOST);
    }

    @Test
    void anUnsignedZoneUnderASignedOneIsFine() {
        publish();
        delegationSigner();
        world.zone.signatures(SignatureFault.WRONG);
        expect("txt.found", true, Fault.NOBODY);
    }

    @Test
    void anAlgorithmThatNobodyKnowsCountsAsUnsigned() {
        publish();
        delegationSigner(UNKNOWN_ALGORITHM_DS);
        expect("txt.found", true, Fault.NOBODY);
    }

    @Test
    void aMissIsNotValidated() {
        world.zone.signatures(SignatureFault.WRONG);
        assertEquals("txt.absent", world.txt().finding().code());
        assertTrue(world.log().stream().noneMatch(query -> query.type().startsWith("D")), () -> world.log().toString());
    }

    private TxtCheck.Outcome again() {
        return world.checks.txt().recheck(World.ACME, World.CODES);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG", "EXPIRED", "NOT_YET_VALID", "MISSING"})
    void theAbsenceOfAProvenCodeIsDefinitiveOnlyWithSignaturesThatHold(SignatureFault fault) {
        for (String other : List.of("", "onramp-verification=77777777777777777777777777777777")) {
            if (!other.isEmpty()) {
                world.zone.putTxt(World.NAME, 60, other);
            }
            assertTrue(again().definitive(), () -> again().toString());
            world.zone.signatures(fault);
            var forged = again();
            assertFalse(forged.proven() || forged.definitive(), forged::toString);
            assertEquals("dns.bogus", forged.finding().code(), forged::toString);
            world.zone.signatures(SignatureFault.NONE);
        }
    }

    @Test
    void theAbsenceInAZoneThatIsNotSignedIsDefinitive() {
        delegationSigner();
        world.zone.signatures(SignatureFault.WRONG);
        assertTrue(again().definitive(), () -> again().toString());
    }

    @Test
    void anAbsenceWhoseChainCannotBeFollowedIsNotDefinitive() {
        world.txt();
        world.dns.resolverBehaves(ServerFault.DROP);
        var unknown = again();
        assertFalse(unknown.definitive(), unknown::toString);
        assertEquals("dns.unvalidated", unknown.finding().code(), unknown::toString);
    }

    @Test
    void absenceIsProvenByNsec() {
        Inquiry inquiry = world.lookup.begin();
        var cut = assertInstanceOf(Delegation.Found.class, inquiry.delegation(World.ACME)).cut();
        assertInstanceOf(ZoneSecurity.Secured.class, inquiry.security(cut));
        world.zone.put("a.b.acme.test", "A", 60, "192.0.2.1");
        for (String missing : List.of("none.acme.test", "b.acme.test", "a.b.acme.test", "x.a.b.acme.test")) {
            var seen = inquiry.askSigned(cut, Question.txt(new DomainName(missing)));
            assertTrue(seen.heard().size() == 2 && seen.heard().stream().allMatch(Reply.Absent.class::isInstance),
                    seen::toString);
        }
        world.zone.signatures(SignatureFault.WRONG);
        var forged = inquiry.askSigned(cut, Question.txt(new DomainName("none.acme.test")));
        assertEquals(List.of(Reply.Failure.BOGUS, Reply.Failure.BOGUS),
                forged.failures().stream().map(Reply.Failed::failure).toList(), forged::toString);
    }

    @Test
    void aliasesProveWhereEveryLinkHolds() {
        world.zone.put(World.NAME, "CNAME", 60, "here.acme.test.");
        world.zone.putTxt("here.acme.test", 60, World.VALUE);
        expect("txt.found", true, Fault.NOBODY);
        world.dns.zone("proofs.test").putTxt("acme.proofs.test", 60, World.VALUE);
        world.zone.put(World.NAME, "CNAME", 60, "acme.proofs.test.");
        expect("txt.found", true, Fault.NOBODY);
        world.dns.sign("proofs.test");
        expect("txt.found", true, Fault.NOBODY);
        world.dns.zone("proofs.test").signatures(SignatureFault.EXPIRED);
        expect("dns.bogus", false, Fault.DNS_HOST);
        world.dns.zone("proofs.test").signatures(SignatureFault.NONE);
        world.zone.signatures(SignatureFault.WRONG);
        expect("dns.bogus", false, Fault.DNS_HOST);
    }

    @Test
    void aSignedWildcardIsStillNoProof() {
        world.zone.putTxt("*.acme.test", 60, World.VALUE);
        assertEquals("txt.wildcard", world.txt().finding().code());
    }

    @Test
    void aChainThatCannotBeFollowedIsNeitherProofNorAccusation() {
        world.txt();
        world.dns.resolverBehaves(ServerFault.DROP);
        publish();
        expect("dns.unvalidated", false, Fault.US);
    }

    @Test
    void whatIsWrongAboveTheDomainIsNotItsFault() {
        publish();
        world.dns.zone("test").signatures(SignatureFault.EXPIRED);
        expect("dns.unvalidated", false, Fault.US);
        world.dns.zone("test").signatures(SignatureFault.NONE);
        expect("txt.found", true, Fault.NOBODY);
    }

    @Test
    void aZoneBelowTheDomainHasAChainOfItsOwn() {
        var shop = world.dns.zone("shop.acme.test");
        shop.putTxt("_onramp-challenge.shop.acme.test", 60, World.VALUE);
        assertTrue(world.txt("shop.acme.test").proven());
        world.dns.sign("shop.acme.test");
        assertTrue(world.txt("shop.acme.test").proven());
        shop.signatures(SignatureFault.EXPIRED);
        assertEquals("dns.bogus", world.txt("shop.acme.test").finding().code());
    }

    @Test
    void answersTooLargeForUdpComeByTcpWithTheirSignatures() {
        publish();
        world.everyServer(ServerFault.TRUNCATE);
        expect("txt.found", true, Fault.NOBODY);
    }

    @Test
    void withoutATrustAnchorNothingIsCheckedAndTheFindingSaysSo() {
        try (var unchecked = new World(1)) {
            unchecked.dns.sign("acme.test");
            unchecked.zone.putTxt(World.NAME, 60, World.VALUE);
            unchecked.zone.signatures(SignatureFault.WRONG);
            TxtCheck.Outcome outcome = unchecked.txt();
            assertTrue(outcome.proven());
            assertTrue(outcome.finding().notes().getFirst().contains("no trust anchor"), outcome::toString);
            assertTrue(unchecked.log().stream().noneMatch(query -> query.type().startsWith("D")));
        }
    }
}
