package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.MigrationHalt;
import dev.mxonramp.domain.migration.PassFailing;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStart;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Halt;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An owner stops one mailbox, for a while or for good; the others go on. */
final class MigrationHaltTest {
    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey claim = world.opened(world.account(), "acme.test");
    private final InMemoryPassStore passes = new InMemoryPassStore();
    private final SourceWatch watch = new SourceWatch(world.watches, JourneyWorld.SHARDS);
    private final DuePasses due = new DuePasses(world.sources, passes, world.mailboxes, world.claims, world.tenancy,
            watch, world.workflow, world.clock);
    private final MigrationHalt halts = new MigrationHalt(world.sources, due, watch, world.updates, world.clock);
    private final MailboxKey ann = mailbox("ann");
    private final MailboxKey bob = mailbox("bob");

    MigrationHaltTest() {
        var _ = world.owners.take(claim.domain(), claim.account(), world.clock.instant());
        world.passes(claim, Step.PROVEN);
        world.passes(claim, Step.PROVISIONED);
        for (MailboxKey each : List.of(ann, bob)) {
            world.mailbox(claim, each.mailbox().local());
            var _ = world.sources.save(new Source(each.account(), each.mailbox(), "imap.old.test", 993,
                    Source.Security.TLS, "user", new SealedSecret("c2VhbGVk"), 0, null, 0, false, null, 0))
                    .orElseThrow();
        }
    }

    private MailboxKey mailbox(String local) {
        return new MailboxKey(claim.account(), new MailAddress(local, claim.domain()));
    }

    private Source source(MailboxKey mailbox) {
        return world.sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow();
    }

    private static PassKey pass(MailboxKey mailbox, int number) {
        return new PassKey(mailbox.account(), mailbox.mailbox(), number);
    }

    private void startAll() {
        due.startDue(ann.account(), ann.mailbox());
        due.startDue(bob.account(), bob.mailbox());
    }

    @Test
    void pausedMailboxStartsNoPassAndTheOthersDo() {
        assertEquals(Halt.PAUSED, halts.pause(ann).orElseThrow().halt());
        startAll();
        assertEquals(List.of(pass(bob, 1)), world.workflow.passes());
        assertEquals(new PassStart.Refused(PassStart.Reason.PAUSED), due.startNow(ann.account(), ann.mailbox()));
    }

    @Test
    void resumedMailboxGoesOnAtOnce() {
        halts.pause(ann);
        assertNull(halts.resume(ann).orElseThrow().halt());
        assertEquals(List.of(pass(ann, 1)), world.workflow.passes());
    }

    @Test
    void mailboxThatIsResumedWhileItsPassEndsIsDueAsSoonAsThatHasEnded() {
        startAll();
        PassRecord running = PassRecord.begin(pass(ann, 1), PassKind.PRE_COPY, world.clock.instant());
        passes.put(running);
        halts.pause(ann);
        halts.resume(ann);
        assertEquals(1, source(ann).passes());
        passes.put(running.halted(world.clock.instant()));
        due.startDue(ann.account(), ann.mailbox());
        assertEquals(2, source(ann).passes());
    }

    /** Starts what is due for ann, while something happens behind the first look at the source. */
    private void startWhile(Runnable wish) {
        new DuePasses(new OwnersWish(world.sources, wish), passes, world.mailboxes, world.claims, world.tenancy, watch,
                world.workflow, world.clock).startDue(ann.account(), ann.mailbox());
    }

    @Test
    void pauseThatComesWhileAPassIsAboutToStartIsHeeded() {
        startWhile(() -> halts.pause(ann));
        assertEquals(List.of(), world.workflow.passes());
        assertEquals(Halt.PAUSED, source(ann).halt());
    }

    /** A starter died between taking the number and starting the execution. */
    @Test
    void pauseThatComesWhileALostPassIsStartedAgainIsHeeded() {
        var _ = world.sources.save(source(ann).edit().passes(1).source()).orElseThrow();
        startWhile(() -> halts.pause(ann));
        assertEquals(List.of(), world.workflow.passes());
        halts.resume(ann);
        assertEquals(List.of(pass(ann, 1)), world.workflow.passes());
    }

    @Test
    void whoWishesForAPassIsToldWhatCameInBetween() {
        var refused = new DuePasses(new OwnersWish(world.sources, () -> halts.pause(ann)), passes, world.mailboxes,
                world.claims, world.tenancy, watch, world.workflow, world.clock)
                .startNow(ann.account(), ann.mailbox());
        assertEquals(new PassStart.Refused(PassStart.Reason.PAUSED), refused);
    }

    /** The sweep has seen the pause, and takes the mailbox from its list when it is on it again. */
    @Test
    void mailboxThatIsResumedWhileTheSweepPutsItAwayIsStillLookedAt() {
        startAll();
        PassRecord running = PassRecord.begin(pass(ann, 1), PassKind.PRE_COPY, world.clock.instant());
        passes.put(running);
        halts.pause(ann);
        startWhile(() -> halts.resume(ann));
        assertTrue(watched(ann), "nobody looks at it any more");
        halts.pause(ann);
        startWhile(() -> {});
        assertFalse(watched(ann), "it is looked at for nothing");
    }

    private boolean watched(MailboxKey mailbox) {
        var key = new WatchKey.OfSource(mailbox.account(), mailbox.mailbox());
        return world.watches.read(Slot.of(Tier.MINUTE, key, JourneyWorld.SHARDS), null, 9).watches().stream()
                .anyMatch(each -> each.key().equals(key));
    }

    @Test
    void passThatIsAskedForWhileAnotherFailsIsNotPutOff() {
        startAll();
        passes.put(PassRecord.begin(pass(ann, 1), PassKind.PRE_COPY, world.clock.instant()));
        halts.pause(ann);
        halts.resume(ann);
        new PassFailing(passes, world.sources, world.claims, world.events, world.clock).fail(pass(ann, 1), "Copy",
                SourceRefused.class.getName(), "The old server refuses the password.");
        due.startDue(ann.account(), ann.mailbox());
        assertEquals(2, source(ann).passes());
    }

    @Test
    void claimThatEndedWithoutProofStartsNoPass() {
        world.updates.apply(claim, each -> each.edit().expired(world.clock.instant()).claim());
        assertEquals(new PassStart.Refused(PassStart.Reason.CLAIM_ENDED), due.startNow(ann.account(), ann.mailbox()));
        startAll();
        assertEquals(List.of(), world.workflow.passes());
    }

    @Test
    void cancelledMailboxIsForgottenAndNothingWaitsForIt() {
        world.passes(claim, Step.RESIDUAL_PASSED);
        world.passes(claim, Step.FINAL_LAUNCHED);
        Source cancelled = halts.cancel(ann).orElseThrow();
        assertNull(cancelled.password());
        assertTrue(cancelled.settled());
        assertFalse(world.claim(claim).milestones().passed(Step.CERTIFIED), "bob is waited for");
        halts.cancel(bob);
        assertTrue(world.claim(claim).milestones().passed(Step.CERTIFIED));
        startAll();
        halts.resume(ann);
        assertEquals(List.of(), world.workflow.passes());
        assertEquals(Halt.CANCELLED, source(ann).halt());
    }

    @Test
    void whatIsCertifiedIsNeitherPausedNorCancelled() {
        var _ = world.sources.save(source(ann).edit().certified(world.clock.instant()).source()).orElseThrow();
        assertNull(halts.pause(ann).orElseThrow().halt());
        assertNull(halts.cancel(ann).orElseThrow().halt());
        assertEquals(Optional.empty(), halts.pause(mailbox("nobody")));
    }

    @Test
    void oneMailboxThatFailsNeverStopsTheOthers() {
        startAll();
        for (MailboxKey each : List.of(ann, bob)) {
            passes.put(PassRecord.begin(pass(each, 1), PassKind.PRE_COPY, world.clock.instant()));
        }
        new PassFailing(passes, world.sources, world.claims, world.events, world.clock).fail(pass(ann, 1), "Copy",
                SourceRefused.class.getName(), "The old server refuses the password.");
        passes.put(passes.find(pass(bob, 1)).orElseThrow().verified(3, 30, 0).finished(world.clock.instant()));
        assertEquals(new PassStart.Begun(pass(bob, 2)), due.startNow(bob.account(), bob.mailbox()));
        assertEquals(PassRecord.State.FAILED, passes.find(pass(ann, 1)).orElseThrow().state());
        assertNull(source(bob).halt());
    }
}
