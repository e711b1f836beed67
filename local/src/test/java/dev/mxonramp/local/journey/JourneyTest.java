package dev.mxonramp.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.local.states.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journey with what may go wrong on it: days pass in milliseconds. */
class JourneyTest {
    private static final String TRANSIENT = "dev.mxonramp.domain.journey.TransientFailure";
    private static final String PERMANENT = "dev.mxonramp.domain.journey.PermanentFailure";
    private static final MailAddress ANNA = MailAddress.of("anna@acme.test");

    private final TurnedSystem system = new TurnedSystem();
    private final Walk walk = new Walk(system);
    private final ClaimKey acme = system.open(system.account(), "acme.test");

    /** Whatever happened: the bus delivers everything twice, and every event that calls for a mail has one. */
    @AfterEach
    void everyEventWasMailedOnce() {
        system.live(Duration.ofHours(1));
        assertEquals(List.of(), system.bus.deadLetters());
        assertEquals(system.post.due(system.events.distinct()), system.post.sent());
    }

    @Test
    void theWholeJourneyWithASource() {
        walk.whole(acme, Duration.ofMinutes(10));
        assertEquals(Phase.DONE, system.phase(acme));
        assertEquals(Status.SUCCEEDED, system.onboarding(acme).status());
        assertNull(system.sources.find(acme.account(), ANNA).orElseThrow().password(), "the credential is wiped");
        assertTrue(system.told(acme)
                .containsAll(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_PROVEN,
                        JourneyEvent.Type.DOMAIN_PROVISIONED, JourneyEvent.Type.MX_OURS,
                        JourneyEvent.Type.CLIENT_SET_UP, JourneyEvent.Type.PASS_FINISHED,
                        JourneyEvent.Type.MAILBOX_CERTIFIED,
                        JourneyEvent.Type.JOURNEY_DONE)),
                () -> system.told(acme).toString());
    }

    @Test
    void signUpRepeatedWithTheSameIdempotencyKeyIsOneSignUp() {
        var door = new SignUpDoor(system);
        system.txt.absent(new DomainName("twice.test"));
        var once = door.signUp("owner@example.com", "twice.test", "k-1");
        var again = door.signUp("owner@example.com", "twice.test", "k-1");
        assertEquals(201, once.status());
        assertEquals(once.body(), again.body());
        assertEquals(1, system.post.mailer.sent().stream()
                .filter(mail -> mail.to().equals(MailAddress.of("owner@example.com"))).count());
        assertEquals(2, system.machines
                .listExecutions(system.wiring.stateMachine("OnboardingMachine").arn(), Status.RUNNING).size());
    }

    @Test
    void aWaitOfSixDaysCostsAsManyTransitionsAsOneOfAMinute() {
        var other = system.open(system.account(), "other.test");
        walk.withoutSource(acme, Duration.ofMinutes(1));
        walk.withoutSource(other, Duration.ofDays(6));
        int minute = system.onboarding(acme).transitions();
        int days = system.onboarding(other).transitions();
        System.out.println("state transitions of a claim that waits 1 minute at every step: " + minute + ", 6 days: "
                + days);
        assertEquals(Phase.DONE, system.phase(other));
        assertEquals(minute, days);
    }

    @Test
    void ownershipThatNeverComesIsRemindedFallsAsleepAndEndsAndMayStartAgain() {
        system.live(Duration.ofDays(31));
        assertEquals(Phase.EXPIRED, system.phase(acme));
        assertEquals("Ended", system.onboarding(acme).state());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_REMINDER,
                JourneyEvent.Type.OWNERSHIP_REMINDER,
                JourneyEvent.Type.OWNERSHIP_REMINDER, JourneyEvent.Type.CLAIM_DORMANT, JourneyEvent.Type.CLAIM_EXPIRED),
                system.told(acme));
        system.resume(acme);
        assertEquals(2, system.claim(acme).attempt());
        system.publish(acme);
        system.soon();
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(acme));
    }

    @Test
    void theRightRecordOnDay20IsNoticedWithinADay() {
        system.live(Duration.ofDays(20));
        system.publish(acme);
        system.live(Duration.ofDays(1));
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(acme));
    }

    @Test
    void anUnreachableDnsIsWaitedFor() {
        system.txt.unreachable(acme.domain());
        system.mx.unreachable(acme.domain());
        system.live(Duration.ofDays(3));
        assertEquals(Phase.AWAIT_OWNERSHIP, system.phase(acme));
        system.mx.old(acme.domain(), Duration.ofHours(1), "10 mail.old.test");
        system.publish(acme);
        system.live(Duration.ofHours(4));
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(acme));
    }

    @Test
    void aMailHostThatIsDownForAWhileIsAVisibleFailureThatCanBeResumed() {
        system.host.down(true);
        system.publish(acme);
        system.live(Duration.ofHours(1));
        assertNotNull(system.claim(acme).failure());
        assertEquals("OnboardingFailed", system.onboarding(acme).error());
        system.host.down(false);
        system.resume(acme);
        system.soon();
        assertNull(system.claim(acme).failure());
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(acme));
    }

    @Test
    void anMxThatIsSwitchedBeforeAnyMailboxExistsIsAnAlarmAndTheJourneyGoesOn() {
        system.publish(acme);
        system.soon();
        system.switched(acme);
        system.soon();
        assertTrue(system.told(acme).contains(JourneyEvent.Type.MX_WITHOUT_MAILBOX));
        system.mailbox(acme, "anna");
        system.live(Duration.ofDays(1));
        assertTrue(system.claim(acme).milestones().passed(Step.MX_OURS));
        assertEquals(Phase.DONE, system.phase(acme));
    }

    @Test
    void aSourceAddedLateIsMigratedBeforeTheEnd() {
        system.publish(acme);
        system.mailbox(acme, "anna");
        system.soon();
        system.ready(acme);
        system.soon();
        system.switched(acme);
        system.mailbox(acme, "ben");
        system.source(acme, "anna");
        system.live(Duration.ofDays(2));
        assertEquals(Phase.DONE, system.phase(acme));
        assertNotNull(system.sources.find(acme.account(), ANNA).orElseThrow().certifiedAt());
    }

    @Test
    void withoutAnySourceThereIsNoResidualWaitAndNoMigration() {
        walk.withoutSource(acme, Duration.ofMinutes(1));
        assertEquals(Phase.DONE, system.phase(acme));
        assertEquals(List.of(), system.migrations());
        assertFalse(system.machines.getExecutionHistory(system.onboarding(acme).arn()).stream()
                .anyMatch(event -> "WaitResidual".equals(event.details().get("name"))));
    }

    @Test
    void aSubdomainOfAProvenDomainGoesThroughAtOnce() {
        system.publish(acme);
        system.soon();
        ClaimKey shop = system.open(acme.account(), "shop.acme.test");
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(shop));
        assertFalse(system.txt.asked().contains(new DomainName("shop.acme.test")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RouteFunction", "AwaitOwnershipFunction", "ProvisionFunction", "AwaitMailboxesFunction",
            "AwaitMxFunction", "ClientSetUpFunction", "ResidualFunction", "LaunchFunction", "AwaitCertificateFunction",
            "ReportFunction", "PassBeginFunction", "WorkerFunction", "VerifyFunction", "PassFinishFunction"})
    void aTaskThatFailsTransientlyTwiceIsRetried(String function) {
        var fresh = system.open(system.account(), "fresh.test");
        system.functions.fail(function, TRANSIENT, 2);
        if (function.startsWith("Route") || function.equals("AwaitOwnershipFunction")) {
            fresh = system.open(system.account(), "fresher.test");
        }
        walk.whole(fresh, Duration.ofMinutes(10));
        assertEquals(0, system.functions.stillFailing(function), "it did fail twice");
        assertEquals(Phase.DONE, system.phase(fresh));
        assertNull(system.claim(fresh).failure());
        assertEquals(1, system.claim(fresh).attempt());
    }

    @ParameterizedTest
    @CsvSource({"RouteFunction, Route", "AwaitOwnershipFunction, AwaitOwnership", "ProvisionFunction, Provision",
            "AwaitMailboxesFunction, AwaitMailboxes", "AwaitMxFunction, AwaitMx", "ClientSetUpFunction, SetUpClients",
            "ResidualFunction, Residual", "LaunchFunction, LaunchFinal", "AwaitCertificateFunction, AwaitCertificate",
            "ReportFunction, Report"})
    void aTaskThatFailsForGoodIsVisibleAndIsResumed(String function, String step) {
        system.functions.fail(function, PERMANENT, Integer.MAX_VALUE);
        ClaimKey fresh = system.open(system.account(), "fresh.test");
        walk.whole(fresh, Duration.ofMinutes(10));
        var failure = system.claim(fresh).failure();
        assertNotNull(failure, () -> "at " + system.phase(fresh));
        assertEquals(step, failure.step());
        assertEquals("OnboardingFailed", system.onboarding(fresh).error());
        system.functions.mend(function);
        system.resume(fresh);
        walk.whole(fresh, Duration.ofMinutes(10));
        assertEquals(Phase.DONE, system.phase(fresh));
        assertNull(system.claim(fresh).failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PassBeginFunction", "WorkerFunction", "VerifyFunction", "PassFinishFunction"})
    void aPassThatFailsForGoodIsVisibleAndTheNextGoesOn(String function) {
        system.functions.fail(function, PERMANENT, Integer.MAX_VALUE);
        system.publish(acme);
        system.mailbox(acme, "anna");
        system.soon();
        system.source(acme, "anna");
        system.live(Duration.ofHours(2));
        assertEquals("PassFailed", system.migrations().getFirst().error());
        assertTrue(system.told(acme).contains(JourneyEvent.Type.STEP_FAILED), () -> system.told(acme).toString());
        system.functions.mend(function);
        walk.whole(acme, Duration.ofMinutes(10));
        assertEquals(Phase.DONE, system.phase(acme));
    }

    @Test
    void aPassGoesOnInAsManyWorkersAsItTakes() {
        system.copy.takeWorkers(3);
        system.publish(acme);
        system.mailbox(acme, "anna");
        system.soon();
        system.source(acme, "anna");
        system.soon();
        assertEquals(4, system.functions.invocations("WorkerFunction"));
        assertEquals(1, system.migrations().size());
    }

    @Test
    void aTokenCompletedTwiceChangesNothing() {
        TaskToken token = system.tokens.find(acme, AwaitStep.OWNERSHIP).orElseThrow();
        system.publish(acme);
        system.soon();
        assertEquals(Workflow.Delivery.STALE, system.workflow.succeed(token));
        assertEquals(Workflow.Delivery.STALE, system.workflow.fail(token, "ClaimExpired", "late"));
        system.soon();
        assertEquals(Phase.AWAIT_MAILBOXES, system.phase(acme));
        assertEquals(1, system.functions.invocations("ProvisionFunction"));
    }

    @Test
    void aSweepThatDiesBetweenStateAndTokenIsFinishedByTheNext() {
        system.faults.failNext("Workflow.succeed", 1);
        system.publish(acme);
        system.live(Duration.ofMinutes(1));
        assertTrue(system.claim(acme).milestones().passed(Step.PROVEN));
        assertEquals("AwaitOwnership", system.onboarding(acme).state());
        system.live(Duration.ofMinutes(6));
        assertEquals("AwaitMailboxes", system.onboarding(acme).state());
        assertEquals(List.of(JourneyEvent.Type.CLAIM_CREATED, JourneyEvent.Type.OWNERSHIP_PROVEN,
                JourneyEvent.Type.DOMAIN_PROVISIONED), system.told(acme));
    }
}
