package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.testkit.fault.Race;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proven domain whose code and MX go away (dns.md 8). */
class SuspensionJourneyTest {
    private static final DomainName ACME = new DomainName("acme.test");
    private static final DomainName SHOP = new DomainName("shop.acme.test");

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");

    @BeforeEach
    void prove() {
        world.mx.ours(ACME);
        world.publish(acme);
        var _ = world.checks.check(acme, Trigger.SWEEP);
    }

    private Owner owner() {
        return world.owners.find(List.of(ACME)).values().iterator().next();
    }

    private long told(JourneyEvent.Type type) {
        return world.told(acme).stream().filter(type::equals).count();
    }

    private void gone() {
        world.txt.absent(ACME);
        world.mx.old(ACME, Duration.ofHours(1), "10 mx.old.test.");
    }

    @Test
    void eitherOfCodeAndMxIsEnough() {
        world.txt.absent(ACME);
        world.live(Duration.ofDays(10));
        assertFalse(owner().missing());
        world.publish(acme);
        world.mx.none(ACME);
        world.live(Duration.ofDays(10));
        assertFalse(owner().missing());
        assertEquals(0, told(JourneyEvent.Type.OWNERSHIP_MISSING));
    }

    @Test
    void oneOfOurServersBesideOthersIsOurMx() {
        world.txt.absent(ACME);
        world.mx.split(ACME, Duration.ofHours(1), "10 mx.old.test.");
        world.live(Duration.ofDays(10));
        assertFalse(owner().missing());
    }

    @Test
    void absenceIsWarnedOfAtOnceAndSuspendsAfterSevenDays() {
        gone();
        world.live(Duration.ofDays(1));
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_MISSING));
        assertTrue(world.ownership.holds(acme.account(), ACME));
        world.live(Duration.ofDays(6).minusHours(6));
        assertFalse(owner().suspended());
        world.live(Duration.ofDays(2));
        assertTrue(owner().suspended());
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_MISSING));
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_SUSPENDED));
        assertInstanceOf(Standing.Suspended.class, world.ownership.standing(acme.account(), ACME));
        assertTrue(world.claim(acme).milestones().passed(Step.PROVEN), "nothing is taken back");
    }

    @Test
    void whatIsNotDefinitiveNeverCounts() {
        world.txt.unreachable(ACME);
        world.mx.unreachable(ACME);
        world.live(Duration.ofDays(20));
        assertFalse(owner().missing());
        world.txt.absent(ACME);
        world.live(Duration.ofDays(20));
        assertFalse(owner().missing(), "the MX may still be ours");
        assertEquals(0, told(JourneyEvent.Type.OWNERSHIP_MISSING));
    }

    @Test
    void serversThatDoNotAnswerOnTheSeventhDaySuspendNothing() {
        gone();
        world.live(Duration.ofDays(2));
        world.txt.unreachable(ACME);
        world.mx.unreachable(ACME);
        world.live(Duration.ofDays(20));
        assertTrue(owner().missing());
        assertFalse(owner().suspended());
        gone();
        world.live(Duration.ofDays(1));
        assertTrue(owner().suspended());
    }

    @Test
    void aReturnBeforeTheSeventhDayBeginsTheCountAnew() {
        gone();
        world.live(Duration.ofDays(5));
        world.publish(acme);
        world.live(Duration.ofDays(1).plusHours(1));
        assertFalse(owner().missing());
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_RESTORED));
        gone();
        world.live(Duration.ofDays(5));
        assertFalse(owner().suspended());
        assertEquals(2, told(JourneyEvent.Type.OWNERSHIP_MISSING));
    }

    @Test
    void aSuspendedDomainRecoversByItsCode() {
        gone();
        world.live(Duration.ofDays(9));
        world.publish(acme);
        var _ = world.checks.check(acme, Trigger.CHECK_NOW);
        assertTrue(world.ownership.holds(acme.account(), ACME));
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_RESTORED));
    }

    @Test
    void aSuspendedDomainRecoversByItsMx() {
        gone();
        world.live(Duration.ofDays(9));
        world.mx.ours(ACME);
        var _ = world.checks.check(acme, Trigger.CHECK_NOW);
        assertTrue(world.ownership.holds(acme.account(), ACME));
    }

    @Test
    void namesBelowAreNotCoveredWhileItLasts() {
        var shop = new ClaimKey(acme.account(), SHOP);
        world.txt.absent(SHOP);
        world.mx.none(SHOP);
        var _ = world.opening.open(acme.account(), SHOP);
        assertTrue(world.claim(shop).milestones().passed(Step.PROVEN));
        gone();
        world.live(Duration.ofDays(9));
        assertFalse(world.ownership.holds(acme.account(), SHOP));
        assertInstanceOf(Standing.Open.class, world.ownership.standing(world.account(), SHOP));

        world.publish(shop);
        world.live(Duration.ofDays(1).plusHours(1));
        assertTrue(world.ownership.holds(acme.account(), SHOP), "its own code stands in");
        assertFalse(world.ownership.holds(acme.account(), ACME), "and covers nothing above it");
    }

    @Test
    void anotherAccountTakesASuspendedDomainByItsCodeAtOnce() {
        gone();
        world.live(Duration.ofDays(9));
        var newcomer = world.opened(world.account(), "acme.test");
        world.publish(newcomer);
        var _ = world.checks.check(newcomer, Trigger.SWEEP);
        assertEquals(newcomer.account(), owner().account());
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_LOST));
    }

    @Test
    void anUnchangedProofWritesNothing() {
        world.live(Duration.ofDays(3));
        int before = world.writes();
        world.live(Duration.ofDays(3));
        assertEquals(before, world.writes());
        assertNull(owner().absence());
    }

    @Test
    void aWarningThatWasNotPublishedIsPublishedByTheNextLook() {
        gone();
        world.faults.failNext("Events.publish", 1);
        for (int i = 0; i < 3 * 48; i++) {
            world.clock.advance(Duration.ofMinutes(30));
            var _ = world.sweep().tick(() -> Duration.ofSeconds(55));
        }
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_MISSING));
    }

    @ParameterizedTest
    @CsvSource({"OwnerStore.replace,false", "OwnerStore.replace,true", "Events.publish,false", "Events.publish,true",
            "ClaimStore.update,false", "ClaimStore.update,true"})
    void whateverDiesOnTheWayIsFinishedAndToldOnce(String call, boolean done) {
        for (JourneyEvent.Type next : List.of(JourneyEvent.Type.OWNERSHIP_MISSING,
                JourneyEvent.Type.OWNERSHIP_SUSPENDED, JourneyEvent.Type.OWNERSHIP_RESTORED)) {
            if (next == JourneyEvent.Type.OWNERSHIP_MISSING) {
                gone();
            } else if (next == JourneyEvent.Type.OWNERSHIP_RESTORED) {
                world.publish(acme);
            }
            if (done) {
                world.faults.loseAnswers(call, 1);
            } else {
                world.faults.failNext(call, 1);
            }
            int days = next == JourneyEvent.Type.OWNERSHIP_SUSPENDED ? 8 : 2;
            for (int i = 0; i < days * 48; i++) {
                world.clock.advance(Duration.ofMinutes(30));
                var _ = world.sweep().tick(() -> Duration.ofSeconds(55));
            }
            assertEquals(Set.of(), world.faults.pending(), "it died on the way");
            assertEquals(1, told(next), next::name);
        }
        assertTrue(world.ownership.holds(acme.account(), ACME));
        assertFalse(owner().missing());
    }

    @Test
    void aRecoveryAtTheSameMomentAsTheSuspensionLosesNothing() {
        gone();
        world.live(Duration.ofDays(1));
        world.clock.advance(Owner.GRACE);
        var _ = Race.of(2, look -> {
            if (look == 0) {
                world.publish(acme);
            }
            return world.checks.check(acme, Trigger.SWEEP);
        });
        var _ = world.checks.check(acme, Trigger.SWEEP);
        assertFalse(owner().missing());
        assertTrue(world.ownership.holds(acme.account(), ACME));
        assertEquals(1, told(JourneyEvent.Type.OWNERSHIP_RESTORED));
    }
}
