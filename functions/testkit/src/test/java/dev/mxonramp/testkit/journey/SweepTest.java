package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    private final JourneyWorld world = new JourneyWorld();

    @Test
    void twoTicksOfOneMinuteNeverWorkTheSameSlot() throws Exception {
        for (int i = 0; i < 20; i++) {
            world.opened(world.account(), "d" + i + ".test");
        }
        world.clock.advance(Duration.ofMinutes(1));
        var visited = Collections.synchronizedList(new ArrayList<Integer>());
        Thread rival = Thread.ofVirtual().start(() -> visited.add(world.tick().visited()));
        visited.add(world.tick().visited());
        rival.join();
        assertEquals(20, visited.stream().mapToInt(Integer::intValue).sum());
        assertEquals(20, world.txt.asked().size());
    }

    @Test
    void missedMinutesAreCaughtUp() {
        ClaimKey slow = world.opened(world.account(), "slow.test");
        world.live(Duration.ofDays(2));
        int before = world.txt.asked().size();
        world.clock.advance(Duration.ofDays(1));
        int ticks = 0;
        while (world.txt.asked().size() == before && ticks < 60) {
            world.tick();
            world.clock.advance(Duration.ofMinutes(1));
            ticks++;
        }
        assertTrue(world.txt.asked().size() > before, "not looked at within an hour after the outage");
        assertEquals(Tier.FOUR_HOURS, world.watches.find(new WatchKey.OfClaim(slow)).orElseThrow().slot().tier());
    }

    @Test
    void aTickAfterAnOutageLooksAtEachClaimOnce() {
        world.opened(world.account(), "acme.test");
        world.clock.advance(Duration.ofMinutes(20));
        world.tick();
        assertEquals(1, world.txt.asked().size());
    }

    @Test
    void oneBadClaimStopsNoOther() {
        var good = world.opened(world.account(), "good.test");
        var bad = world.opened(world.account(), "bad.test");
        world.publish(good);
        world.faults.failNext("EvidenceStore.put", 1);
        world.clock.advance(Duration.ofMinutes(1));
        var report = world.sweep().tick(() -> Duration.ofSeconds(55));
        assertEquals(1, report.failures().size());
        assertEquals(2, report.visited());
        world.mx.none(good.domain());
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertTrue(world.claim(good).milestones().passed(Step.PROVEN));
        assertEquals("txt.absent", world.claim(bad).txtSeen());
    }

    @Test
    void withoutTimeLeftNothingIsBegunAndNothingIsLost() {
        world.opened(world.account(), "acme.test");
        world.clock.advance(Duration.ofMinutes(1));
        var report = world.sweep().tick(() -> Duration.ofSeconds(5));
        assertEquals(0, report.visited());
        assertTrue(report.unfinished() > 0);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, world.tick().visited());
    }

    @Test
    void aDeletedClaimLeavesTheWheel() {
        var acme = world.opened(world.account(), "acme.test");
        var key = new WatchKey.OfClaim(acme);
        Watch watch = world.watches.find(key).orElseThrow();
        world.claims.delete(acme);
        world.watches.put(watch);
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertTrue(world.watches.find(key).isEmpty());
    }

    @Test
    void aSourceThatIsDueIsHandedToItsPasses() {
        var account = world.account();
        var ann = new MailAddress("ann", new DomainName("acme.test"));
        world.watches.put(Watch.of(new WatchKey.OfSource(account, ann), Tier.MINUTE, JourneyWorld.SHARDS));
        var started = Collections.synchronizedList(new ArrayList<MailAddress>());
        world.clock.advance(Duration.ofMinutes(1));
        var report = world.sweep((whose, mailbox) -> started.add(mailbox)).tick(() -> Duration.ofSeconds(55));
        assertEquals(List.of(), report.failures());
        assertEquals(List.of(ann), started);
    }

    @Test
    void theProofOfAProvenClaimIsLookedAtAboutOnceADay() {
        var acme = world.opened(world.account(), "acme.test");
        world.publish(acme);
        world.mx.none(acme.domain());
        world.live(Duration.ofDays(3));
        int before = world.txt.asked().size();
        world.live(Duration.ofDays(4));
        int looks = world.txt.asked().size() - before;
        assertTrue(looks >= 3 && looks <= 5, "looked " + looks + " times in 4 days");
        assertFalse(world.mx.asked().isEmpty());
    }
}
