package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimResume.Resumed;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.testkit.dns.Findings;
import dev.mxonramp.testkit.fault.Race;
import dev.mxonramp.testkit.journey.InMemoryWorkflow.Completion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A domain that was proven by one account and is proven by another (dns.md 7). */
class TransferJourneyTest {
    private static final DomainName ACME = new DomainName("acme.test");

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey holder = world.opened(world.account(), "acme.test");
    private final ClaimKey newcomer = world.opened(world.account(), "acme.test");

    @BeforeEach
    void proveTheHolder() {
        world.mx.ours(ACME);
        world.publish(holder);
        check(holder);
        assertEquals(holder.account(), owner().account());
    }

    private void check(ClaimKey key) {
        var _ = world.checks.check(key, Trigger.SWEEP);
    }

    private Owner owner() {
        return world.owners.find(List.of(ACME)).values().iterator().next();
    }

    private void both() {
        world.txt.published(ACME, world.claim(holder).code(), world.claim(newcomer).code());
    }

    private long told(ClaimKey key, JourneyEvent.Type type) {
        return world.told(key).stream().filter(type::equals).count();
    }

    @Test
    void whileBothCodesStandNothingMovesAndBothAreToldOnce() {
        both();
        world.live(Duration.ofDays(9));
        assertEquals(holder.account(), owner().account());
        assertNull(owner().transfer());
        assertEquals("txt.taken", world.claim(newcomer).txtSeen());
        assertEquals(1, told(newcomer, JourneyEvent.Type.OWNERSHIP_TAKEN));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_CONTESTED));
        assertEquals(0, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
    }

    @Test
    void aHolderWhoseCodeIsGoneIsWarnedAndLosesTheDomainAfter72Hours() {
        world.publish(newcomer);
        check(newcomer);
        var due = world.clock.instant().plus(Duration.ofDays(3));
        assertEquals(due, owner().pending().orElseThrow().dueAt());
        assertEquals("txt.transfer", world.claim(newcomer).txtSeen());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        assertTrue(world.ownership.holds(holder.account(), ACME), "until then it is the holder's");

        world.live(Duration.ofDays(3).minusMinutes(1));
        assertEquals(holder.account(), owner().account());
        world.live(Duration.ofMinutes(2));
        assertEquals(newcomer.account(), owner().account());
        assertEquals(List.of(holder.account()), owner().former());
        assertTrue(world.claim(newcomer).milestones().passed(Step.PROVEN));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(holder)));
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
        assertEquals(0, told(holder, JourneyEvent.Type.CLAIM_EXPIRED));
        assertEquals(0, told(newcomer, JourneyEvent.Type.OWNERSHIP_TAKEN));
        assertEquals(1, told(newcomer, JourneyEvent.Type.OWNERSHIP_PROVEN));
    }

    @Test
    void withoutOurMxItMovesAtOnce() {
        world.mx.old(ACME, Duration.ofHours(1), "10 mx.old.test.");
        world.publish(newcomer);
        check(newcomer);
        assertEquals(newcomer.account(), owner().account());
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
    }

    @Test
    void anMxThatNobodyCanSeeOrThatIsPartlyOursIsWaitedFor() {
        world.mx.unreachable(ACME);
        world.publish(newcomer);
        check(newcomer);
        assertEquals(holder.account(), owner().account());
        var other = new JourneyWorld();
        var first = other.opened(other.account(), "acme.test");
        var second = other.opened(other.account(), "acme.test");
        other.mx.split(ACME, Duration.ofHours(1), "10 mx.old.test.");
        other.publish(first);
        var _ = other.checks.check(first, Trigger.SWEEP);
        other.publish(second);
        var _ = other.checks.check(second, Trigger.SWEEP);
        assertEquals(first.account(), other.owners.find(List.of(ACME)).values().iterator().next().account());
    }

    @Test
    void theHoldersCodeComesBackWithin72HoursAndCancelsTheTransfer() {
        world.publish(newcomer);
        check(newcomer);
        world.live(Duration.ofHours(70));
        both();
        world.live(Duration.ofHours(5));
        assertTrue(owner().pending().isEmpty());
        assertEquals(holder.account(), owner().account());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
        assertEquals("txt.taken", world.claim(newcomer).txtSeen());

        world.publish(newcomer);
        world.live(Duration.ofHours(71));
        assertEquals(holder.account(), owner().account(), "a new transfer waits its own 72 hours");
        world.live(Duration.ofHours(6));
        assertEquals(newcomer.account(), owner().account());
        assertEquals(2, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
    }

    @Test
    void theHoldersOwnCheckCancelsTooThoughTheNewcomerIsNotLookedAt() {
        world.publish(newcomer);
        check(newcomer);
        both();
        world.clock.advance(Duration.ofHours(1));
        var _ = world.checks.check(holder, Trigger.CHECK_NOW);
        assertTrue(owner().pending().isEmpty());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
    }

    @Test
    void aNewcomerWhoseCodeGoesAwayGivesUp() {
        world.publish(newcomer);
        check(newcomer);
        world.txt.absent(ACME);
        world.live(Duration.ofDays(4));
        assertEquals(holder.account(), owner().account());
        assertTrue(owner().pending().isEmpty());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
    }

    /** The newcomer's code is there; of the holder's the servers say nothing certain. */
    private void uncertain() {
        var code = world.claim(newcomer).code();
        var found = new TxtCheck.Outcome(true, true,
                Findings.of("txt.found", Finding.Fault.NOBODY, world.clock.instant()));
        var nobodyKnows = new TxtCheck.Outcome(false, false, Findings.of("dns.unreachable",
                Finding.Fault.DNS_HOST, world.clock.instant()));
        world.txt.published(ACME, code);
        world.txt.always(ACME, found);
        world.txt.then(ACME, nobodyKnows);
    }

    @Test
    void anAnswerThatIsNotDefinitiveBeginsNothing() {
        uncertain();
        check(newcomer);
        assertNull(owner().transfer());
        assertEquals(0, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        assertEquals(0, told(holder, JourneyEvent.Type.OWNERSHIP_CONTESTED));
    }

    @Test
    void anAnswerThatIsNotDefinitiveMovesNothingAndEndsNothing() {
        world.publish(newcomer);
        check(newcomer);
        world.clock.advance(Duration.ofHours(73));
        uncertain();
        check(newcomer);
        assertEquals(holder.account(), owner().account());
        assertTrue(owner().pending().isPresent());
        world.publish(newcomer);
        check(newcomer);
        assertEquals(newcomer.account(), owner().account());
    }

    @Test
    void aTransferThatNobodyCanDecideIsNotLookedAtEveryMinuteForEver() {
        world.publish(newcomer);
        check(newcomer);
        world.live(Duration.ofHours(71));
        world.txt.unreachable(ACME);
        world.live(Duration.ofHours(4));
        assertEquals(Tier.MINUTE, tier(), "just after it was due");
        world.live(Duration.ofHours(2));
        assertNotEquals(Tier.MINUTE, tier());
        assertEquals(holder.account(), owner().account());
        world.publish(newcomer);
        world.live(Duration.ofHours(8));
        assertEquals(newcomer.account(), owner().account());
    }

    private Tier tier() {
        return world.watches.find(new WatchKey.OfClaim(newcomer)).orElseThrow().slot().tier();
    }

    @Test
    void aThirdAccountWaitsBehindTheSecond() {
        world.publish(newcomer);
        check(newcomer);
        var third = world.opened(world.account(), "acme.test");
        world.txt.published(ACME, world.claim(newcomer).code(), world.claim(third).code());
        check(third);
        assertEquals(newcomer.account(), owner().pending().orElseThrow().to());
        assertEquals("txt.taken", world.claim(third).txtSeen());
        world.claims.delete(newcomer);
        check(third);
        assertEquals(third.account(), owner().pending().orElseThrow().to());
    }

    private void isDue() {
        world.publish(newcomer);
        check(newcomer);
        world.clock.advance(Duration.ofHours(73));
    }

    private void assertKept() {
        assertEquals(holder.account(), owner().account());
        assertTrue(owner().pending().isEmpty());
        assertEquals(List.of(), owner().former());
        assertTrue(world.claim(holder).milestones().passed(Step.PROVEN));
        assertFalse(world.claim(newcomer).milestones().passed(Step.PROVEN));
        assertEquals("txt.taken", world.claim(newcomer).txtSeen());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
        assertEquals(0, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
        assertEquals(0, told(newcomer, JourneyEvent.Type.OWNERSHIP_PROVEN));
    }

    @RepeatedTest(20)
    void ofHolderAndNewcomerAtTheSameMomentExactlyOneOwnsTheDomain() {
        isDue();
        List<ClaimKey> rivals = List.of(holder, newcomer);
        var _ = Race.of(2, rival -> {
            if (rival == 0) {
                both();
            }
            return world.checks.check(rivals.get(rival), Trigger.SWEEP);
        });
        rivals.forEach(this::check);
        if (owner().account().equals(newcomer.account())) {
            assertEquals(List.of(holder.account()), owner().former());
            assertMovedOnce();
        } else {
            assertKept();
        }
    }

    @Test
    void theHoldersCheckBetweenTheNewcomersLookAndItsWriteKeepsTheDomain() {
        isDue();
        var comesBack = new TxtCheck() {
            @Override
            public Outcome check(DomainName domain, IssuedCodes codes) {
                return world.txt.check(domain, codes);
            }

            @Override
            public Outcome recheck(DomainName domain, IssuedCodes codes) {
                Outcome gone = world.txt.recheck(domain, codes);
                both();
                TransferJourneyTest.this.check(holder);
                return gone;
            }
        };
        var takeover = new Takeover(world.owners, world.updates, world.announcer, world.cadence, comesBack, world.mx);
        var look = new ClaimLook(world.ownership, world.owners, world.tenancy, world.mailboxes, world.evidence,
                world.txt, world.mx, takeover);
        var _ = new ClaimChecks(world.updates, world.gate, look, new Residual(JourneyWorld.MARGIN), world.courier,
                world.cadence, world.clock).check(newcomer, Trigger.SWEEP);
        assertKept();
    }

    @Test
    void theHoldersCodeComesBackTooLateAfterTheMove() {
        isDue();
        check(newcomer);
        both();
        check(holder);
        check(newcomer);
        assertEquals(List.of(holder.account()), owner().former());
        assertMovedOnce();
        assertFalse(world.ownership.standing(holder.account(), ACME) instanceof Standing.Held);
    }

    @Test
    void aMoveThatDiedBeforeTheHolderWasToldIsFinishedByTheSweep() {
        world.awaits(holder, AwaitStep.MX);
        world.publish(newcomer);
        check(newcomer);
        world.clock.advance(Duration.ofHours(73));
        world.faults.failNext("ClaimStore.update", 1);
        assertThrows(TransientFailure.class,
                () -> world.checks.check(newcomer, Trigger.SWEEP));
        assertEquals(newcomer.account(), owner().account());
        world.live(Duration.ofDays(1));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(holder)));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
        assertTrue(world.claim(newcomer).milestones().passed(Step.PROVEN));
    }

    /** Lets time pass in a world where what was ordered to fail may fail. */
    private void goOn(Duration time) {
        for (long i = 0; i < time.toMinutes() / 30; i++) {
            world.clock.advance(Duration.ofMinutes(30));
            var _ = world.sweep().tick(() -> Duration.ofSeconds(55));
        }
    }

    private void dies(String call, boolean done) {
        if (done) {
            world.faults.loseAnswers(call, 1);
        } else {
            world.faults.failNext(call, 1);
        }
        assertThrows(TransientFailure.class, () -> world.checks.check(newcomer, Trigger.SWEEP));
        assertEquals(Set.of(), world.faults.pending(), "it died there");
    }

    private void assertMovedOnce() {
        assertEquals(newcomer.account(), owner().account());
        assertTrue(world.claim(newcomer).milestones().passed(Step.PROVEN));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(holder)));
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        assertEquals(0, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
        assertEquals(1, told(newcomer, JourneyEvent.Type.OWNERSHIP_PROVEN));
        assertEquals(0, told(newcomer, JourneyEvent.Type.OWNERSHIP_TAKEN));
    }

    @ParameterizedTest
    @CsvSource({"OwnerStore.take,false", "OwnerStore.replace,false", "OwnerStore.replace,true", "Events.publish,false",
            "Events.publish,true", "ClaimStore.update,false", "ClaimStore.update,true", "EvidenceStore.put,false",
            "EvidenceStore.put,true"})
    void whateverDiesAtTheWarningIsFinishedByTheNextLook(String call, boolean done) {
        world.publish(newcomer);
        dies(call, done);
        goOn(Duration.ofDays(3).minusHours(1));
        assertEquals(holder.account(), owner().account(), "not before its 72 hours");
        goOn(Duration.ofDays(2));
        assertMovedOnce();
    }

    @ParameterizedTest
    @CsvSource({"OwnerStore.take,false", "OwnerStore.replace,false", "OwnerStore.replace,true", "Events.publish,false",
            "Events.publish,true", "ClaimStore.update,false", "ClaimStore.update,true", "WatchStore.put,false",
            "WatchStore.put,true", "EvidenceStore.put,false", "EvidenceStore.put,true"})
    void whateverDiesAtTheMoveIsFinishedByTheNextLook(String call, boolean done) {
        world.publish(newcomer);
        check(newcomer);
        world.clock.advance(Duration.ofHours(73));
        dies(call, done);
        goOn(Duration.ofDays(2));
        assertMovedOnce();
    }

    @ParameterizedTest
    @CsvSource({"OwnerStore.replace,false", "OwnerStore.replace,true", "Events.publish,false", "Events.publish,true",
            "ClaimStore.update,false", "ClaimStore.update,true"})
    void whateverDiesAtTheRecoveryIsFinishedByTheNextLook(String call, boolean done) {
        world.publish(newcomer);
        check(newcomer);
        both();
        dies(call, done);
        goOn(Duration.ofDays(5));
        assertEquals(holder.account(), owner().account());
        assertTrue(owner().pending().isEmpty());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_CANCELLED));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_CONTESTED));
        assertFalse(world.claim(newcomer).milestones().passed(Step.PROVEN));
    }

    @Test
    void ofTwoNewcomersAtTheSameMomentOneWaitsForTheDomainAndTheOtherBehindIt() {
        var third = world.opened(world.account(), "acme.test");
        world.txt.published(ACME, world.claim(newcomer).code(), world.claim(third).code());
        List<ClaimKey> rivals = List.of(newcomer, third);
        var _ = Race.of(2, rival -> world.checks.check(rivals.get(rival), Trigger.SWEEP));
        var to = owner().pending().orElseThrow().to();
        assertEquals(1, rivals.stream().filter(each -> each.account().equals(to)).count());
        world.live(Duration.ofDays(4));
        assertEquals(to, owner().account());
        assertEquals(List.of(holder.account()), owner().former());
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        assertEquals(1, told(holder, JourneyEvent.Type.OWNERSHIP_LOST));
        assertEquals(1, rivals.stream().filter(each -> world.claim(each).milestones().passed(Step.PROVEN)).count());
    }

    @RepeatedTest(20)
    void checksOfTheNewcomerAtTheSameMomentMoveItOnce() {
        world.publish(newcomer);
        var _ = Race.of(4, _ -> world.checks.check(newcomer, Trigger.SWEEP));
        assertEquals(1, told(holder, JourneyEvent.Type.TRANSFER_WARNED));
        world.clock.advance(Duration.ofHours(73));
        var _ = Race.of(4, _ -> world.checks.check(newcomer, Trigger.SWEEP));
        goOn(Duration.ofDays(2));
        assertEquals(List.of(holder.account()), owner().former());
        assertMovedOnce();
    }

    @Test
    void aNameBelowIsTakenFromTheOneAboveByAProofOfItsOwn() {
        var shop = new DomainName("shop.acme.test");
        var inherited = new ClaimKey(holder.account(), shop);
        var own = new ClaimKey(newcomer.account(), shop);
        world.txt.absent(shop);
        world.mx.ours(shop);
        var _ = world.opening.open(holder.account(), shop);
        assertTrue(world.ownership.holds(holder.account(), shop));
        var _ = world.opening.open(newcomer.account(), shop);
        world.publish(own);
        check(own);
        assertTrue(world.ownership.holds(newcomer.account(), shop));
        assertFalse(world.ownership.holds(holder.account(), shop));
        assertTrue(world.ownership.holds(holder.account(), ACME), "the name above stays");
        world.live(Duration.ofDays(1));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(inherited)));
        assertEquals(1, told(inherited, JourneyEvent.Type.OWNERSHIP_LOST));
    }

    @Test
    void theWorkflowOfTheFormerOwnerEndsAndItsClaimMayBeginAnew() {
        world.mx.unreachable(ACME);
        world.passes(holder, Step.PROVISIONED);
        var token = world.awaits(holder, AwaitStep.MX);
        world.publish(newcomer);
        check(newcomer);
        world.live(Duration.ofHours(73));
        var failed = assertInstanceOf(Completion.Failed.class, world.workflow.completions().stream()
                .filter(each -> each.token().equals(token)).findFirst().orElseThrow());
        assertEquals("ClaimDeleted", failed.error());
        var again = assertInstanceOf(Resumed.Started.class, world.resume.resume(holder));
        assertEquals(Phase.AWAIT_OWNERSHIP, Phase.of(again.claim()));
        check(holder);
        assertEquals(newcomer.account(), owner().account());
    }

    @Test
    void aPendingClaimBlocksNobodyAndEndsLikeAnyOther() {
        var pending = world.opened(world.account(), "free.test");
        var quick = world.opened(world.account(), "free.test");
        world.mx.none(quick.domain());
        world.publish(quick);
        check(quick);
        assertTrue(world.claim(quick).milestones().passed(Step.PROVEN));
        world.live(Duration.ofDays(31));
        assertEquals(Phase.EXPIRED, Phase.of(world.claim(pending)));
    }
}
