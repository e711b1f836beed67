package dev.mxonramp.testkit.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.journey.ClaimResume.Resumed;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.testkit.journey.InMemoryWorkflow.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class OwnershipJourneyTest {
    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");

    @Test
    void openingStartsTheOnboardingAndAnnouncesIt() {
        var claim = world.claim(acme);
        assertEquals(List.of(new InMemoryWorkflow.Onboarding(acme, claim.id(), 1)), world.workflow.onboardings());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED), world.told(acme));
    }

    @Test
    void openingAgainGivesTheSameClaimAndStartsNothing() {
        var again = assertInstanceOf(Opening.AlreadyThere.class, world.opening.open(acme.account(), acme.domain()));
        assertEquals(world.claim(acme), again.claim());
        assertEquals(1, world.workflow.onboardings().size());
        assertEquals(1, world.events.published().size());
    }

    @Test
    void domainThatWasDeletedAndAddedAnewHasANewCodeAndKnowsTheOlder() {
        VerificationCode older = world.claim(acme).code();
        world.claims.delete(acme);
        IssuedCodes codes = world.claim(world.opened(acme.account(), acme.domain().ascii())).codes();
        assertNotEquals(older, codes.current());
        assertEquals(List.of(older), codes.older());
        var stranger = world.opened(world.account(), acme.domain().ascii());
        assertEquals(List.of(), world.claim(stranger).codes().older());
    }

    @Test
    void openingThatDiedBeforeTheStartIsFinishedByTheSweep() {
        world.faults.failNext("Workflow.startOnboarding", 1);
        var domain = new DomainName("late.test");
        world.txt.absent(domain);
        Assertions.assertThrows(TransientFailure.class, () -> world.opening.open(acme.account(), domain));
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals(2, world.workflow.onboardings().size());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED), world.told(new ClaimKey(acme.account(), domain)));
    }

    @Test
    void anAccountHasAtMost200PendingClaims() {
        var account = world.account();
        for (int i = 0; i < ClaimOpening.MAX_PENDING; i++) {
            world.opened(account, "d" + i + ".test");
        }
        assertInstanceOf(Opening.TooMany.class, world.opening.open(account, new DomainName("more.test")));
    }

    @Test
    void aWrongValueWaitsAndTheRightOneProves() {
        var token = world.awaits(acme, AwaitStep.OWNERSHIP);
        world.txt.published(acme.domain(), new VerificationCode("a".repeat(32)));
        var wrong = seen(world.checks.check(acme, Trigger.CHECK_NOW));
        assertEquals("txt.other-value", wrong.claim().txtSeen());
        assertEquals(Phase.AWAIT_OWNERSHIP, Phase.of(wrong.claim()));
        assertEquals(List.of(), world.workflow.completions());

        world.publish(acme);
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals(Phase.PROVISION, Phase.of(world.claim(acme)));
        assertEquals(List.of(new Completion.Succeeded(token)), world.workflow.completions());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_PROVEN), world.told(acme));
    }

    @Test
    void theRightRecordOnDay20StillProves() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.live(Duration.ofDays(20));
        world.publish(acme);
        world.mx.none(acme.domain());
        world.live(Duration.ofDays(1));
        assertTrue(world.claim(acme).milestones().passed(Step.PROVEN));
        assertEquals(1, world.workflow.completions().size());
    }

    @Test
    void neverProvenIsRemindedFallsAsleepAndEnds() {
        var token = world.awaits(acme, AwaitStep.OWNERSHIP);
        world.live(Duration.ofDays(29).plusHours(23));
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_REMINDER,
                JourneyEvent.Type.OWNERSHIP_REMINDER,
                JourneyEvent.Type.OWNERSHIP_REMINDER, JourneyEvent.Type.CLAIM_DORMANT), world.told(acme));
        assertEquals(List.of("1", "3", "6"), reminderDays());
        world.live(Duration.ofDays(1).plusHours(1));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(acme)));
        assertEquals(JourneyEvent.Type.CLAIM_EXPIRED, world.told(acme).getLast());
        var failed = assertInstanceOf(Completion.Failed.class, world.workflow.completions().getFirst());
        assertEquals(token, failed.token());
        assertEquals("ClaimExpired", failed.error());
        assertTrue(world.watches.find(new WatchKey.OfClaim(acme)).isEmpty());
    }

    @Test
    void anEndedClaimStartsAgainWithTheSameCode() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.live(Duration.ofDays(31));
        var code = world.claim(acme).code();
        var started = assertInstanceOf(Resumed.Started.class, world.resume.resume(acme));
        assertEquals(code, started.claim().code());
        assertEquals(2, started.claim().attempt());
        assertEquals(2, world.workflow.onboardings().size());
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertTrue(world.claim(acme).milestones().passed(Step.PROVEN));
        assertEquals(2, world.told(acme).stream().filter(JourneyEvent.Type.CLAIM_CREATED::equals).count());
    }

    @Test
    void aClaimThatIsResumedWhileTheSweepBuriesItStaysInTheWheel() {
        world.live(Duration.ofDays(29).plusHours(23));
        var resumed = new ArrayList<Resumed>();
        var announcer = new Announcer(world.updates, events -> {
            world.events.publish(events);
            if (resumed.isEmpty() && events.stream().anyMatch(each -> each.type() == JourneyEvent.Type.CLAIM_EXPIRED)) {
                resumed.add(world.resume.resume(acme));
            }
        });
        var courier = new Courier(announcer, world.tokens, world.workflow);
        var round = new ClaimRound(world.checks, world.updates, courier, world.cadence, world.clock);
        world.clock.advance(Duration.ofHours(2));
        round.visit(world.watches.find(new WatchKey.OfClaim(acme)).orElseThrow(), acme);
        assertInstanceOf(Resumed.Started.class, resumed.getFirst());
        assertNull(world.claim(acme).expiredAt());
        assertEquals(Tier.MINUTE, tier());
    }

    @Test
    void anExpiryThatDiedBeforeTheTokenIsFinishedLater() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.live(Duration.ofDays(29).plusHours(23));
        world.faults.failNext("Workflow.fail", 1);
        for (int i = 0; i < 2 * 24 * 2; i++) {
            world.clock.advance(Duration.ofMinutes(30));
            var _ = world.sweep().tick(() -> Duration.ofSeconds(55));
        }
        assertEquals(1, world.workflow.completions().size());
        assertTrue(world.watches.find(new WatchKey.OfClaim(acme)).isEmpty());
    }

    @Test
    void anUnreachableDnsNeverProvesAndNeverStopsTheOthers() {
        var other = world.opened(world.account(), "other.test");
        world.txt.unreachable(acme.domain());
        world.publish(other);
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals("dns.unreachable", world.evidence.latest(acme, Kind.TXT).orElseThrow().code());
        assertTrue(world.claim(other).milestones().passed(Step.PROVEN));
    }

    @Test
    void ofTwoAccountsExactlyOneWinsAndTheOtherLearnsWhy() throws Exception {
        var rival = world.opened(world.account(), "acme.test");
        var found = world.txt.check(acme.domain(), world.claim(acme).codes()).finding();
        world.txt.always(acme.domain(), new TxtCheck.Outcome(true, true, found));
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.awaits(rival, AwaitStep.OWNERSHIP);
        Thread first = Thread.ofVirtual().start(() -> world.checks.check(acme, Trigger.SWEEP));
        world.checks.check(rival, Trigger.SWEEP);
        first.join();
        boolean acmeWon = world.claim(acme).milestones().passed(Step.PROVEN);
        ClaimKey loser = acmeWon ? rival : acme;
        assertFalse(world.claim(loser).milestones().passed(Step.PROVEN));
        assertEquals("txt.taken", world.claim(loser).txtSeen());
        assertTrue(world.told(loser).contains(JourneyEvent.Type.OWNERSHIP_TAKEN));
        assertEquals(1, world.workflow.completions().size(), "the loser's workflow keeps waiting");
        var shown = seen(world.checks.check(loser, Trigger.OPEN_PAGE));
        assertInstanceOf(Standing.HeldByOther.class, shown.standing());
        assertEquals("txt.taken", requireNonNull(shown.txt()).code());
    }

    @Test
    void aSubdomainOfAProvenDomainNeedsNoProof() {
        world.publish(acme);
        world.checks.check(acme, Trigger.SWEEP);
        var shop = new ClaimKey(acme.account(), new DomainName("shop.acme.test"));
        assertInstanceOf(Opening.Opened.class, world.opening.open(acme.account(), shop.domain()));
        assertEquals(Phase.PROVISION, Phase.of(world.claim(shop)));
        assertFalse(world.txt.asked().contains(shop.domain()));
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_PROVEN), world.told(shop));
    }

    @Test
    void aSubdomainThatWaitedGoesOnOnceItsParentIsProven() {
        var shop = world.opened(acme.account(), "shop.acme.test");
        world.awaits(shop, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.checks.check(acme, Trigger.SWEEP);
        world.checks.check(shop, Trigger.SWEEP);
        assertTrue(world.claim(shop).milestones().passed(Step.PROVEN));
        assertEquals(1, world.workflow.completions().size());
        assertFalse(world.txt.asked().contains(shop.domain()));
    }

    @Test
    void aSweepThatDiedBetweenStateAndTokenIsFinishedByTheNext() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.faults.failNext("Workflow.succeed", 1);
        world.clock.advance(Duration.ofMinutes(1));
        var report = world.sweep().tick(() -> Duration.ofSeconds(55));
        assertEquals(1, report.failures().size());
        assertTrue(world.claim(acme).milestones().passed(Step.PROVEN));
        assertEquals(List.of(), world.workflow.completions());
        world.mx.none(acme.domain());
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals(1, world.workflow.completions().size());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_PROVEN), world.told(acme));
    }

    @Test
    void aTokenCompletedTwiceIsForgottenAndNothingBreaks() {
        var token = world.awaits(acme, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.faults.loseAnswers("Workflow.succeed", 1);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, world.sweep().tick(() -> Duration.ofSeconds(55)).failures().size());
        world.mx.none(acme.domain());
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals(List.of(new Completion.Succeeded(token)), world.workflow.completions());
        assertTrue(world.tokens.find(acme, AwaitStep.OWNERSHIP).isEmpty());
    }

    @Test
    void anAwaitThatBeginsAfterTheProofIsCompletedAtOnce() {
        world.publish(acme);
        world.checks.check(acme, Trigger.SWEEP);
        world.awaits(acme, AwaitStep.OWNERSHIP);
        assertEquals(1, world.workflow.completions().size());
    }

    @Test
    void anUnchangedClaimWritesNothing() {
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        int before = world.writes();
        for (int minute = 0; minute < 10; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            assertEquals(1, world.tick().visited());
        }
        assertEquals(before, world.writes());
    }

    @Test
    void aClaimSlowsDownTierByTierAndAnyActivityWakesIt() {
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        assertEquals(Tier.MINUTE, tier());
        world.live(Duration.ofHours(1));
        assertEquals(Tier.FIVE_MINUTES, tier());
        world.live(Duration.ofHours(4));
        assertEquals(Tier.HALF_HOUR, tier());
        world.live(Duration.ofDays(2));
        assertEquals(Tier.FOUR_HOURS, tier());
        world.live(Duration.ofDays(7));
        assertEquals(Tier.DAY, tier());
        world.checks.check(acme, Trigger.CHECK_NOW);
        assertEquals(Tier.MINUTE, tier());
    }

    @Test
    void thePageAndTheButtonAreGatedAndShowTheStoredEvidence() {
        assertTrue(seen(world.checks.check(acme, Trigger.OPEN_PAGE)).fresh());
        world.publish(acme);
        world.clock.advance(Duration.ofSeconds(4));
        var stored = seen(world.checks.check(acme, Trigger.CHECK_NOW));
        assertFalse(stored.fresh());
        assertEquals("txt.absent", requireNonNull(stored.txt()).code());
        world.clock.advance(Duration.ofSeconds(1));
        assertTrue(seen(world.checks.check(acme, Trigger.CHECK_NOW)).fresh());
        world.mx.none(acme.domain());
        world.clock.advance(Duration.ofSeconds(8));
        assertFalse(seen(world.checks.check(acme, Trigger.OPEN_PAGE)).fresh());
        world.clock.advance(Duration.ofSeconds(1));
        assertTrue(seen(world.checks.check(acme, Trigger.OPEN_PAGE)).fresh());
    }

    @Test
    void aPageThatAsksEveryTenSecondsIsNeverTurnedAwayForAsking() {
        assertTrue(seen(world.checks.check(acme, Trigger.OPEN_PAGE)).fresh());
        for (int millis : List.of(9_500, 10_400, 9_800)) {
            world.clock.advance(Duration.ofMillis(millis));
            assertTrue(seen(world.checks.check(acme, Trigger.OPEN_PAGE)).fresh());
        }
    }

    @Test
    void aClaimDeletedDuringTheCheckKeepsNoDomain() {
        assertInstanceOf(Checked.Missing.class,
                world.checks.check(new ClaimKey(acme.account(), new DomainName("none.test")), Trigger.OPEN_PAGE));
        world.claims.delete(acme);
        assertNull(world.owners.find(List.of(acme.domain())).get(acme.domain()));
        assertNotNull(world.tick());
    }

    private Tier tier() {
        return world.watches.find(new WatchKey.OfClaim(acme)).orElseThrow().slot().tier();
    }

    private List<String> reminderDays() {
        return world.events.distinct().stream().filter(event -> event.type() == JourneyEvent.Type.OWNERSHIP_REMINDER)
                .map(event -> event.facts().get("day")).map(String::valueOf).toList();
    }

    private static Checked.Seen seen(Checked checked) {
        return assertInstanceOf(Checked.Seen.class, checked);
    }
}
