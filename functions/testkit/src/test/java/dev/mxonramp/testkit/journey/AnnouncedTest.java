package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.ClaimResume.Resumed;
import dev.mxonramp.domain.journey.StepFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.notice.JourneyEvent;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a claim remembers of its published events: enough that none comes twice, and no more. */
class AnnouncedTest {
    /** Ids that a claim remembers at most, however long it lives. */
    private static final int MOST = 20;

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");
    private final StepFailure failing = new StepFailure(world.updates, world.announcer, world.clock);

    private long published(JourneyEvent.Type type) {
        return world.events.published().stream().filter(event -> event.type() == type).count();
    }

    private void tickAfter(Duration time) {
        world.clock.advance(time);
        world.tick();
    }

    private void assertNothingWasPublishedTwice() {
        List<String> ids = world.events.published().stream().map(JourneyEvent::id).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), "repeated: " + ids);
    }

    @Test
    void aHundredFailuresAndResumptionsAreEachToldOnceAndDoNotGrowTheClaim() {
        world.publish(acme);
        world.mx.none(acme.domain());
        tickAfter(Duration.ofMinutes(1));
        for (int i = 1; i <= 100; i++) {
            failing.record(acme, "Provision", "Broken", "It broke.");
            tickAfter(Duration.ofMinutes(1));
            assertInstanceOf(Resumed.Started.class, world.resume.resume(acme));
            tickAfter(Duration.ofMinutes(1));
            assertTrue(world.claim(acme).announced().size() <= MOST,
                    () -> "remembers " + world.claim(acme).announced());
        }
        assertEquals(100, published(JourneyEvent.Type.STEP_FAILED));
        assertEquals(101, world.workflow.onboardings().size());
        assertNothingWasPublishedTwice();
    }

    @Test
    void everySleepIsToldOnce() {
        int sleeps = 3;
        for (int i = 0; i < sleeps; i++) {
            world.live(Duration.ofDays(8));
            var _ = world.checks.check(acme, Trigger.CHECK_NOW);
        }
        assertEquals(sleeps, published(JourneyEvent.Type.CLAIM_DORMANT));
        assertTrue(world.claim(acme).announced().size() <= MOST);
        assertNothingWasPublishedTwice();
    }

    @Test
    void everyAccountThatTakesTheDomainIsToldOnce() {
        for (int i = 0; i < 40; i++) {
            ClaimKey rival = world.opened(world.account(), acme.domain().ascii());
            AccountId other = rival.account();
            world.txt.published(acme.domain(), world.claim(acme).code(), world.claim(rival).code());
            var _ = world.owners.take(acme.domain(), other, world.clock.instant());
            for (int look = 0; look < 2; look++) {
                world.clock.advance(Duration.ofMinutes(1));
                var _ = world.checks.check(acme, Trigger.CHECK_NOW);
            }
            if (i < 39) {
                world.owners.release(acme.domain(), other);
            }
        }
        assertEquals(40, published(JourneyEvent.Type.OWNERSHIP_TAKEN));
        assertTrue(world.claim(acme).announced().size() <= MOST);
        assertNothingWasPublishedTwice();
    }

    @Test
    void anEventWhoseRememberingFailedComesAgainWithItsIdAndThenNoMore() {
        world.mx.none(acme.domain());
        var _ = world.updates.pass(acme, Step.PROVEN, world.clock.instant());
        world.faults.failNext("ClaimStore.update", 1);
        Claim proven = world.claim(acme);
        assertThrows(TransientFailure.class, () -> world.courier.deliver(proven));
        tickAfter(Duration.ofMinutes(1));
        tickAfter(Duration.ofMinutes(1));
        assertEquals(2, published(JourneyEvent.Type.OWNERSHIP_PROVEN));
        assertEquals(1, world.told(acme).stream().filter(type -> type == JourneyEvent.Type.OWNERSHIP_PROVEN).count());
    }

    @Test
    void nothingIsWrittenOnlyToForget() {
        world.publish(acme);
        world.mx.none(acme.domain());
        tickAfter(Duration.ofMinutes(1));
        failing.record(acme, "Provision", "Broken", "It broke.");
        assertInstanceOf(Resumed.Started.class, world.resume.resume(acme));
        tickAfter(Duration.ofMinutes(1));
        int before = world.writes();
        tickAfter(Duration.ofMinutes(1));
        assertEquals(before, world.writes());
    }
}
