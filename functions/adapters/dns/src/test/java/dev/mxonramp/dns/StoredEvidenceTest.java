package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What routine looks store of five real name servers, one of which never serves the zone. */
class StoredEvidenceTest {
    private final World world = new World(5);
    private final WatchedClaim claim = new WatchedClaim(world);

    @AfterEach
    void stop() {
        world.close();
    }

    private void lame() {
        world.dns.server(5).behave(ServerFault.REFUSED);
    }

    private Finding stored() {
        return claim.stored(Kind.TXT);
    }

    private List<String> answers() {
        return stored().servers().stream().filter(ServerRow::aa).map(ServerRow::answer).distinct().toList();
    }

    private Instant activity() {
        return claim.journey.claim(claim.key).changedAt();
    }

    private boolean searched() {
        return world.log().stream().anyMatch(query -> query.name().startsWith("www."));
    }

    /** Looks a minute later; what is asked for it is all there is in the log then. */
    private void look() {
        claim.journey.clock.advance(Duration.ofMinutes(1));
        world.dns.clearLog();
        var _ = claim.checks.check(claim.key, Trigger.SWEEP);
    }

    @Test
    void aLameServerDoesNotHaveTheWrongPlacesSearchedAtEveryLook() {
        lame();
        look();
        world.zone.putTxt("acme.test", 60, "v=spf1 -all");
        look();
        assertTrue(searched(), "an answer changed");
        look();
        assertFalse(searched(), () -> world.log().toString());
    }

    @Test
    void aWrongValueThatIsReplacedByAnotherIsActivityThoughOneServerIsLame() {
        lame();
        world.zone.putTxt(World.NAME, 60, "first");
        look();
        Instant before = activity();
        world.zone.putTxt(World.NAME, 60, "second");
        look();
        assertEquals("txt.other-value", stored().code());
        assertEquals(List.of("\"second\""), answers());
        assertTrue(activity().isAfter(before));
    }

    @Test
    void theServersThatHaveTheCodeAreCountedAnew() {
        lame();
        for (int server = 2; server <= 4; server++) {
            world.dns.server(server).hold(world.zone);
        }
        world.zone.putTxt(World.NAME, 60, claim.value());
        look();
        assertEquals("txt.partial", stored().code());
        assertEquals(1, held());
        Instant before = activity();
        world.dns.server(2).release(world.zone);
        look();
        assertEquals("txt.partial", stored().code());
        assertEquals(2, held());
        assertTrue(activity().isAfter(before));
    }

    private long held() {
        return stored().servers().stream().filter(row -> row.answer().contains(claim.value())).count();
    }

    @Test
    void aServerThatAnswersNowAndThenIsNobodysActivity() {
        look();
        Instant before = activity();
        for (int round = 0; round < 3; round++) {
            lame();
            look();
            world.dns.server(5).behave(ServerFault.NONE);
            look();
        }
        assertEquals(before, activity());
    }

    @Test
    void neitherAreAllOfThemThatDoNotAnswerForAWhile() {
        look();
        Instant before = activity();
        world.everyServer(ServerFault.DROP);
        look();
        assertEquals("dns.unreachable", stored().code());
        world.everyServer(ServerFault.NONE);
        look();
        assertEquals("txt.absent", stored().code());
        assertEquals(before, activity());
        world.everyServer(ServerFault.DROP);
        look();
        world.everyServer(ServerFault.NONE);
        world.zone.putTxt(World.NAME, 60, "something else");
        look();
        assertNotEquals(before, activity());
    }

    @Test
    void theSameAnswersAreStoredOnce() {
        lame();
        look();
        int writes = claim.journey.writes();
        look();
        look();
        assertEquals(writes, claim.journey.writes());
        assertEquals(1, claim.journey.evidence.history(claim.key, Kind.TXT, 10).size());
    }
}
