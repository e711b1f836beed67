package dev.mxonramp.testkit.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.MailboxesReady.Declared;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.ResidualWait;
import dev.mxonramp.domain.journey.ResidualWait.Verdict;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.testkit.journey.InMemoryWorkflow.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MxJourneyTest {
    private static final Duration TTL = Duration.ofHours(1);

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");
    private final ResidualWait residual = new ResidualWait(world.updates, world.sources, world.mx,
            new Residual(JourneyWorld.MARGIN), world.clock);

    @BeforeEach
    void proveAndProvision() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.mx.old(acme.domain(), TTL, "10 mail.old.test.");
        minute();
        world.passes(acme, Step.PROVISIONED);
    }

    @Test
    void theMxIsWatchedFromTheProofOn() {
        minute();
        assertEquals("mx.other", world.claim(acme).mxSeen());
        assertEquals(1, world.claim(acme).oldMx().size());
        assertNull(world.claim(acme).residualAt());
    }

    @Test
    void readyMailboxesThenTheMxChangeLeadOn() {
        var mailboxes = world.awaits(acme, AwaitStep.MAILBOXES);
        world.mailbox(acme, "ann");
        assertInstanceOf(Declared.Done.class, world.ready.declare(acme));
        assertInstanceOf(Declared.Done.class, world.ready.declare(acme));
        var mx = world.awaits(acme, AwaitStep.MX);
        world.mx.split(acme.domain(), TTL, "10 mail.old.test.", "20 mx1.onramp.test.");
        minute();
        assertEquals(Phase.AWAIT_MX, Phase.of(world.claim(acme)));
        world.mx.ours(acme.domain());
        minute();
        assertEquals(Phase.SET_UP_CLIENTS, Phase.of(world.claim(acme)));
        assertEquals(List.of(new Completion.Succeeded(mailboxes), new Completion.Succeeded(mx)),
                world.workflow.completions().subList(1, 3));
        assertFalse(world.told(acme).contains(JourneyEvent.Type.MX_WITHOUT_MAILBOX));
    }

    @Test
    void readyIsRefusedWithoutAMailbox() {
        assertInstanceOf(Declared.NoMailbox.class, world.ready.declare(acme));
    }

    @Test
    void readyIsRefusedBeforeTheProof() {
        var other = world.opened(acme.account(), "other.test");
        assertInstanceOf(Declared.TooEarly.class, world.ready.declare(other));
    }

    @Test
    void ourMxBeforeAnyMailboxIsAnAlarmAndEndsTheWaitForMailboxes() {
        var token = world.awaits(acme, AwaitStep.MAILBOXES);
        world.mx.ours(acme.domain());
        minute();
        assertTrue(world.told(acme).contains(JourneyEvent.Type.MX_WITHOUT_MAILBOX));
        assertTrue(world.workflow.completions().contains(new Completion.Succeeded(token)));
        assertTrue(world.claim(acme).milestones().passed(Step.MAILBOXES_READY));
        minute();
        assertEquals(1, world.told(acme).stream().filter(JourneyEvent.Type.MX_WITHOUT_MAILBOX::equals).count());
    }

    @Test
    void theAlarmComesAlsoFromTheSuccessorOfADeadSweep() {
        world.awaits(acme, AwaitStep.MAILBOXES);
        world.mx.ours(acme.domain());
        world.faults.failNext("Events.publish", 1);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, world.sweep().tick(() -> Duration.ofSeconds(55)).failures().size());
        minute();
        assertTrue(world.told(acme).contains(JourneyEvent.Type.MX_WITHOUT_MAILBOX));
    }

    @Test
    void theResidualInstantIsTheGoneSetsTtlPlusMargin() {
        minute();
        world.mx.ours(acme.domain());
        minute();
        Instant gone = world.clock.instant();
        assertEquals(gone.plus(TTL).plus(JourneyWorld.MARGIN), world.claim(acme).residualAt());
    }

    @Test
    void theResidualInstantIsComputedAgainWhenAnOldSetComesBack() {
        minute();
        world.mx.ours(acme.domain());
        minute();
        Instant first = requireNonNull(world.claim(acme).residualAt());
        world.mx.split(acme.domain(), TTL, "10 mail.old.test.");
        minute();
        assertNull(world.claim(acme).residualAt());
        world.mx.ours(acme.domain());
        world.clock.advance(Duration.ofMinutes(9));
        minute();
        assertEquals(first.plus(Duration.ofMinutes(11)), world.claim(acme).residualAt());
        assertTrue(world.claim(acme).milestones().passed(Step.MX_OURS));
    }

    @Test
    void anAnswerThatIsNotDefinitiveEndsNoOldSet() {
        minute();
        world.mx.unreachable(acme.domain());
        minute();
        assertNull(world.claim(acme).oldMx().getFirst().goneAt());
    }

    @Test
    void aLoweredTtlCountsOnceTheOldOneHasRunOut() {
        minute();
        world.mx.old(acme.domain(), Duration.ofMinutes(5), "10 mail.old.test.");
        minute();
        world.live(TTL);
        world.mx.ours(acme.domain());
        world.checks.check(acme, Trigger.SWEEP);
        assertEquals(world.clock.instant().plus(Duration.ofMinutes(5)).plus(JourneyWorld.MARGIN),
                world.claim(acme).residualAt());
    }

    @Test
    void withoutASourceTheResidualWaitIsOverAtOnce() {
        assertEquals(new Verdict.Passed(), residual.verdict(acme));
        assertTrue(world.claim(acme).milestones().passed(Step.RESIDUAL_PASSED));
    }

    @Test
    void withASourceTheResidualInstantIsWaitedForAndLookedAtAgain() {
        source();
        minute();
        world.mx.ours(acme.domain());
        minute();
        Instant until = requireNonNull(world.claim(acme).residualAt());
        assertEquals(new Verdict.Until(until), residual.verdict(acme));
        world.clock.set(until);
        world.mx.split(acme.domain(), TTL, "10 mail.old.test.");
        assertEquals(new Verdict.Until(until.plus(TTL)), residual.verdict(acme), "an old set came back");
        world.mx.ours(acme.domain());
        minute();
        world.clock.set(requireNonNull(world.claim(acme).residualAt()));
        assertEquals(new Verdict.Passed(), residual.verdict(acme));
        assertEquals(new Verdict.Passed(), residual.verdict(acme));
    }

    @Test
    void withoutAnUncertifiedSourceTheWaitForCertificatesEndsAtOnce() {
        var token = world.awaits(acme, AwaitStep.CERTIFICATE);
        assertTrue(world.workflow.completions().contains(new Completion.Succeeded(token)));
        assertTrue(world.claim(acme).milestones().passed(Step.CERTIFIED));
    }

    @Test
    void withASourceTheWaitForCertificatesWaits() {
        source();
        var token = world.awaits(acme, AwaitStep.CERTIFICATE);
        assertFalse(world.workflow.completions().contains(new Completion.Succeeded(token)));
        world.passes(acme, Step.CERTIFIED);
        world.mx.ours(acme.domain());
        minute();
        assertTrue(world.workflow.completions().contains(new Completion.Succeeded(token)));
    }

    private void source() {
        world.mailbox(acme, "ann");
        var _ = world.sources.save(new Source(acme.account(), new MailAddress("ann", acme.domain()), "imap.old.test",
                993, Source.Security.TLS, "ann", null, 0, null, 0, false, null, 0));
    }

    private void minute() {
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
    }
}
