package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.AuthorityMxCheck;
import dev.mxonramp.domain.dns.AuthorityTxtCheck;
import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routine looks: what costs what while nothing changes, and that no change is missed. */
class GlanceTest {
    private static final Duration DELEGATION_TTL = Duration.ofSeconds(60);

    private final World world = new World(3);
    private final TurnedClock clock = new TurnedClock();
    private final DnsJavaLookup lookup = new DnsJavaLookup(world.access, new GuavaPublicSuffixes(), clock);
    private final TxtCheck check = new AuthorityTxtCheck(lookup,
            new Challenge("_onramp-challenge", "onramp-verification"), Providers.load(), clock,
            new SplittableRandom(1));
    private final MxCheck mxCheck = new AuthorityMxCheck(lookup, World.PLAN, Providers.load(), clock);

    @AfterEach
    void stop() {
        world.close();
    }

    private Finding first() {
        return check.glance(World.ACME, World.CODES, Optional.empty()).finding();
    }

    private TxtCheck.Outcome glance(Finding last) {
        world.dns.clearLog();
        return check.glance(World.ACME, World.CODES, Optional.of(last));
    }

    private List<String> asked() {
        return world.log().stream().map(query -> query.server().replaceAll("\\..*", "") + " " + query.type() + " "
                + query.name()).sorted().toList();
    }

    private static List<String> base() {
        return List.of("ns1 TXT _onramp-challenge.acme.test", "ns1 TXT acme.test",
                "ns2 TXT _onramp-challenge.acme.test", "ns2 TXT acme.test",
                "ns3 TXT _onramp-challenge.acme.test", "ns3 TXT acme.test");
    }

    private void moveTo(int server) {
        String name = "ns" + server + ".name-servers.test.";
        world.dns.zone("test").put("acme.test", "NS", 60, name);
        world.zone.put("acme.test", "NS", 60, name);
    }

    @Test
    void anUnchangedMissCostsTheBaseQueriesAndIsTheSameFinding() {
        Finding first = first();
        assertEquals("txt.absent", first.code());
        TxtCheck.Outcome again = glance(first);
        assertSame(first, again.finding());
        assertEquals(base(), asked());
        assertFalse(again.definitive(), "a remembered delegation decides nothing");
    }

    @Test
    void theFirstLookSearches() {
        world.zone.putTxt("www.acme.test", 60, World.VALUE);
        assertEquals("txt.misplaced", first().code());
    }

    @Test
    void theWrongPlacesAreSearchedWhenAnAnswerChangesOrSomebodyAsks() {
        Finding first = first();
        world.zone.putTxt("www.acme.test", 60, World.VALUE);
        assertSame(first, glance(first).finding());
        assertEquals("txt.misplaced", check.check(World.ACME, World.CODES).finding().code());
        world.zone.putTxt("acme.test", 60, "v=spf1 -all");
        assertEquals("txt.misplaced", glance(first).finding().code());
    }

    @Test
    void aDelegationIsLookedUpAgainWhenItsTtlIsOver() {
        Finding first = first();
        clock.advance(DELEGATION_TTL.plusSeconds(1));
        TxtCheck.Outcome again = glance(first);
        assertSame(first, again.finding());
        assertTrue(again.definitive());
        assertTrue(world.log().stream().anyMatch(query -> query.type().equals("SOA")), () -> asked().toString());
        assertTrue(world.log().size() <= base().size() + 2, () -> asked().toString());
    }

    @Test
    void aRecordThatAppearsIsProvenByAFreshWalk() {
        Finding first = first();
        world.zone.putTxt(World.NAME, 60, World.VALUE);
        TxtCheck.Outcome outcome = glance(first);
        assertEquals("txt.found", outcome.finding().code());
        assertTrue(world.log().stream().anyMatch(query -> query.type().equals("SOA")), () -> asked().toString());
    }

    @Test
    void theOldHostProvesNothingOnceTheDomainHasMoved() {
        Finding first = first();
        moveTo(3);
        world.dns.server(3).hold(world.zone);
        world.zone.putTxt(World.NAME, 60, World.VALUE);
        assertFalse(glance(first).proven());
    }

    @Test
    void aMoveIsSeenAtOnceWhenTheOldHostRefuses() {
        Finding first = first();
        moveTo(3);
        world.dns.server(1).behave(ServerFault.REFUSED);
        world.dns.server(2).behave(ServerFault.REFUSED);
        world.zone.putTxt(World.NAME, 60, World.VALUE);
        assertEquals("txt.found", glance(first).finding().code());
    }

    @Test
    void aMoveIsSeenAtOnceWhenTheOldHostIsSilent() {
        Finding first = first();
        moveTo(3);
        world.dns.server(1).behave(ServerFault.DROP);
        TxtCheck.Outcome outcome = glance(first);
        assertEquals(List.of("ns3.name-servers.test"),
                outcome.finding().servers().stream().map(Finding.ServerRow::server).toList());
    }

    @Test
    void aMoveIsSeenAfterTheDelegationsTtlWhenTheOldHostGoesOn() {
        Finding first = first();
        world.dns.server(1).hold(world.zone);
        world.dns.server(2).hold(world.zone);
        moveTo(3);
        world.zone.putTxt(World.NAME, 60, World.VALUE);
        clock.advance(DELEGATION_TTL.plusSeconds(1));
        assertTrue(glance(first).proven());
    }

    @Test
    void aMissThatFailsInPartIsNotSearchedAgainEither() {
        world.dns.server(2).behave(ServerFault.REFUSED);
        Finding first = first();
        TxtCheck.Outcome again = glance(first);
        assertSame(first, again.finding());
        assertFalse(again.definitive());
        assertFalse(asked().stream().anyMatch(query -> query.contains("www")), () -> asked().toString());
    }

    @Test
    void otherMailHostsAreLookedIntoOnce() {
        world.zone.put("acme.test", "MX", 60, "10 mx.old.test.");
        Finding first = mxCheck.glance(World.ACME, Optional.empty()).finding();
        world.dns.clearLog();
        MxCheck.Outcome again = mxCheck.glance(World.ACME, Optional.of(first));
        assertSame(first, again.finding());
        assertEquals(List.of("10 mx.old.test."), again.others().getFirst().records());
        assertEquals(List.of("ns1 MX acme.test", "ns2 MX acme.test", "ns3 MX acme.test"), asked());
        world.zone.put("acme.test", "MX", 60, "10 mx1.onramp.test.", "20 mx2.onramp.test.");
        assertTrue(mxCheck.glance(World.ACME, Optional.of(first)).ours());
    }

    @Test
    void noMoreDelegationsAreRememberedThanTheBound() {
        var cuts = new KnownCuts(Duration.ofMinutes(30), 10, clock);
        var cut = ((Delegation.Found) world.lookup.begin().delegation(World.ACME)).cut();
        for (int i = 0; i < 25; i++) {
            var _ = cuts.put(World.ACME.prefixed("n" + i), cut, Duration.ofMinutes(i == 24 ? 0 : 1));
        }
        assertTrue(cuts.size() <= 10);
        assertTrue(cuts.get(World.ACME.prefixed("n23")).isPresent());
        assertTrue(cuts.get(World.ACME.prefixed("n3")).isEmpty());
        assertTrue(cuts.get(World.ACME.prefixed("n24")).isEmpty(), "a TTL of zero is not remembered");
        clock.advance(Duration.ofMinutes(2));
        assertTrue(cuts.get(World.ACME.prefixed("n23")).isEmpty());
        var _ = cuts.put(World.ACME, cut, Duration.ofMinutes(1));
        assertEquals(1, cuts.size(), "what is over is dropped");
    }
}
