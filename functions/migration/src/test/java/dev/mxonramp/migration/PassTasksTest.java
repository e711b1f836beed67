package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.Launch;
import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassFailing;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.PassStart;
import dev.mxonramp.domain.migration.PassTurn;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.Wrapping;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.TaskFunction;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemoryLeaseStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.migration.InMemoryMailbox;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import dev.mxonramp.testkit.migration.InMemoryPassStore;
import dev.mxonramp.testkit.secret.InMemoryVault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tasks of the migration machine, and those of the onboarding machine about migrations. */
final class PassTasksTest implements Doors {
    private static final String CANARY = "hunter2";

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey claim = world.opened(world.account(), "acme.test");
    private final MailAddress ann = new MailAddress("ann", claim.domain());
    private final PassKey first = new PassKey(claim.account(), ann, 1);
    private final InMemoryMailbox old = new InMemoryMailbox();
    private final InMemoryMailbox fresh = new InMemoryMailbox();
    private final InMemoryPassStore passes = new InMemoryPassStore();
    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
    private final InMemoryLeaseStore leases = new InMemoryLeaseStore(world.clock);

    private final TaskFunction begin = new PassBeginFunction(passes, world.claims, world.clock);
    private final TaskFunction worker = new WorkerFunction(new PassTurn(passes, world.sources,
            new MailboxCopy(ledgers, leases, new BlobManifest(new InMemoryBlobs()), this,
                    new Settling(Duration.ZERO, _ -> {}), world.clock),
            world.clock), new Random(1));
    private final TaskFunction verify = new VerifyFunction(new Verification(ledgers, this, world.clock), ledgers,
            passes);
    private final TaskFunction fail = new PassFailFunction(
            new PassFailing(passes, world.sources, world.claims, world.events, world.clock));

    PassTasksTest() {
        var _ = world.owners.take(claim.domain(), claim.account(), world.clock.instant());
        world.passes(claim, Step.PROVEN);
        world.passes(claim, Step.PROVISIONED);
        world.mailbox(claim, "ann");
        var _ = world.sources.save(new Source(claim.account(), ann, "imap.old.test", 993, Source.Security.TLS, "ann",
                new SealedSecret("c2VhbGVk"), 1, null, 0, false, null, 0)).orElseThrow();
        for (String text : List.of("one", "two", "three")) {
            old.add("INBOX", new Stored(text, null, Set.of()));
        }
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return old.reader();
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        throw new AssertionError("no task tries a source");
    }

    @Override
    public void admit(MailboxKey mailbox) {
        assertEquals(MailboxKey.of(first), mailbox);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return fresh.writer();
    }

    private static Map<String, @Nullable Object> input(PassKey key) {
        return new HashMap<>(Map.of("account", key.account().toString(), "mailbox", key.mailbox().toString(), "pass",
                (long) key.number()));
    }

    private Map<String, @Nullable Object> claimInput() {
        return Map.of("account", claim.account().toString(), "domain", claim.domain().toString());
    }

    private PassRecord pass() {
        return passes.find(first).orElseThrow();
    }

    private PassRecord failed(String error, @Nullable Object cause) {
        var input = input(first);
        input.put("step", "Copy");
        input.put("error", error);
        input.put("cause", cause);
        fail.run(input, Deadline.none());
        return pass();
    }

    @Test
    void passBeginsOnce() {
        begin.run(input(first), Deadline.none());
        var noon = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(5));
        begin.run(input(first), Deadline.none());
        assertEquals(PassRecord.begin(first, PassKind.PRE_COPY, noon), pass());
    }

    @Test
    void workerStopsAMinuteBeforeItsTimeAndTheNextGoesOn() {
        begin.run(input(first), Deadline.none());
        assertEquals(Map.of("more", true), worker.run(input(first), new Deadline(() -> 59_000)));
        assertEquals(Map.of("more", false), worker.run(input(first), new Deadline(() -> 61_000)));
        assertEquals(3, fresh.stored("INBOX").size());
        assertEquals(Map.of("more", false), verify.run(input(first), Deadline.none()));
        assertEquals(PassRecord.State.VERIFIED, pass().state());
        assertEquals(3, pass().newMessages());
        assertEquals(11, pass().newBytes());
        assertEquals(0, pass().missing());
    }

    @Test
    void workerOfAPausedMailboxCopiesNothingAndThePassEndsWithoutAnError() {
        begin.run(input(first), Deadline.none());
        Source source = world.sources.find(claim.account(), ann).orElseThrow();
        var _ = world.sources.save(source.edit().halt(Source.Halt.PAUSED).source()).orElseThrow();
        assertEquals(Map.of("more", false), worker.run(input(first), Deadline.none()));
        assertEquals(Map.of("more", false), verify.run(input(first), Deadline.none()));
        assertEquals(PassRecord.State.HALTED, pass().state());
        assertEquals(List.of(), fresh.stored("INBOX"));
    }

    @Test
    void workerMeetingAnotherSaysSoByName() {
        begin.run(input(first), Deadline.none());
        var _ = leases.acquire(MailboxKey.of(first), "another", Duration.ofMinutes(1)).orElseThrow();
        assertThrows(LeaseHeld.class, () -> worker.run(input(first), Deadline.none()));
        assertEquals(List.of(), fresh.stored("INBOX"));
    }

    @Test
    void verificationCountsWhatIsMissingAndLeavesAPassThatIsOver() {
        begin.run(input(first), Deadline.none());
        assertEquals(Map.of("more", false), worker.run(input(first), Deadline.none()));
        old.add("INBOX", new Stored("late", null, Set.of()));
        verify.run(input(first), Deadline.none());
        assertEquals(1, pass().missing());
        PassRecord over = pass().failed(world.clock.instant(), "It was stopped.");
        passes.put(over);
        verify.run(input(first), Deadline.none());
        assertEquals(over, pass());
    }

    @Test
    void ownFailureIsToldInItsOwnWords() {
        assertEquals("The old server is away.", failed(TransientFailure.class.getName(),
                "{\"errorMessage\":\"The old server\\nis away.\",\"stackTrace\":[\"" + CANARY + "\"]}").failure());
    }

    @Test
    void strangersFailureIsToldWithoutTheirWords() {
        String told = failed("java.lang.RuntimeException", "{\"errorMessage\":\"" + CANARY + "\"}").failure();
        assertTrue(String.valueOf(told).contains("at the step Copy") && !String.valueOf(told).contains(CANARY), told);
        assertFalse(world.events.published().toString().contains(CANARY));
    }

    @Test
    void inputWithoutAPassIsAMistake() {
        for (TaskFunction task : List.of(begin, worker, verify)) {
            assertThrows(IllegalArgumentException.class, () -> task.run(claimInput(), Deadline.none()));
        }
    }

    @Test
    void launchStartsTheFinalPassOfEverySource() {
        passes.put(PassRecord.begin(first, PassKind.DELTA, world.clock.instant()).verified(0, 0, 0)
                .finished(world.clock.instant()));
        world.passes(claim, Step.RESIDUAL_PASSED);
        var due = new DuePasses(world.sources, passes, world.mailboxes, world.claims, world.tenancy,
                new SourceWatch(world.watches, JourneyWorld.SHARDS), world.workflow, world.clock);
        var launch = new LaunchFunction(new Launch(world.sources, due, world.updates, world.clock));
        launch.run(claimInput(), Deadline.none());
        launch.run(claimInput(), Deadline.none());
        assertTrue(world.claim(claim).milestones().passed(Step.FINAL_LAUNCHED));
        assertFalse(world.claim(claim).milestones().passed(Step.CERTIFIED));
        assertEquals(Set.of(new PassKey(claim.account(), ann, 2)), Set.copyOf(world.workflow.passes()));
    }

    @Test
    void launchWithoutASourceIsCertifiedAtOnce() {
        world.sources.delete(claim.account(), ann);
        var due = new DuePasses(world.sources, passes, world.mailboxes, world.claims, world.tenancy,
                new SourceWatch(world.watches, JourneyWorld.SHARDS), world.workflow, world.clock);
        new LaunchFunction(new Launch(world.sources, due, world.updates, world.clock)).run(claimInput(),
                Deadline.none());
        assertTrue(world.claim(claim).milestones().passed(Step.CERTIFIED));
        assertEquals(List.of(), world.workflow.passes());
    }

    @Test
    void reportWipesCredentialsAndTellsTheEndOnce() {
        var report = new ReportFunction(
                new Wrapping(world.sources, ledgers, world.updates, world.events, world.clock));
        report.run(claimInput(), Deadline.none());
        world.clock.advance(Duration.ofMinutes(1));
        report.run(claimInput(), Deadline.none());
        assertNull(world.sources.find(claim.account(), ann).orElseThrow().password());
        assertTrue(world.claim(claim).milestones().passed(Step.REPORTED));
        assertEquals(1, world.told(claim).stream().filter(JourneyEvent.Type.JOURNEY_DONE::equals).count());
    }

    @Test
    void doorsOpenOnlyWithASourceItsPasswordAndTheMailbox() {
        var doors = new StoredDoors(world.sources, world.mailboxes, world.tenancy,
                new InMemoryVault(), () -> {
                    throw new AssertionError("nothing is to be opened");
                }, noTokens(), MigrationApi.PRESETS);
        var mailbox = MailboxKey.of(first);
        Source source = world.sources.find(claim.account(), ann).orElseThrow();
        Source wiped = world.sources.save(source.edit().wiped().source()).orElseThrow();
        assertTrue(refusal(doors, mailbox).contains("password was deleted"));
        var _ = world.sources.save(wiped.edit().sealed(new SealedSecret("c2VhbGVk")).source()).orElseThrow();
        world.mailboxes.delete(claim.account(), ann);
        assertTrue(refusal(doors, mailbox).contains("does not exist any more"));
        world.sources.delete(claim.account(), ann);
        assertTrue(refusal(doors, mailbox).contains("no source any more"));
    }

    @Test
    void noMoreConnectionsAreOpenedThanTheOldProviderIsKnownToLike() {
        var doors = new StoredDoors(world.sources, world.mailboxes, world.tenancy, new InMemoryVault(), () -> {
            throw new AssertionError("nothing is to be opened");
        }, noTokens(), MigrationApi.PRESETS);
        assertEquals(ConnectionLimits.DEFAULT, doors.limits(MailboxKey.of(first)));
        world.sources.delete(claim.account(), ann);
        var _ = world.sources.save(new Source(claim.account(), ann, "imap.free.fr", 993, Source.Security.TLS, "ann",
                new SealedSecret("c2VhbGVk"), 1, null, 0, false, null, 0)).orElseThrow();
        assertEquals(2, doors.limits(MailboxKey.of(first)).source());
    }

    @Test
    void noDoorOpensToAnAddressWhoseMailboxWasSetAside() {
        var doors = new StoredDoors(world.sources, world.mailboxes, world.tenancy, new InMemoryVault(), () -> {
            throw new AssertionError("nothing is to be opened");
        }, noTokens(), MigrationApi.PRESETS);
        var mailbox = world.mailboxes.find(claim.account(), ann).orElseThrow();
        var _ = world.mailboxes.update(mailbox.withParked(true)).orElseThrow();
        var refused = assertThrows(SourceRefused.class, () -> doors.target(MailboxKey.of(first)));
        assertTrue(String.valueOf(refused.getMessage()).contains("set aside"));
    }

    @Test
    void neitherADoorNorAPassIsForWhoDoesNotHoldTheDomainAtTheMailHost() {
        var doors = new StoredDoors(world.sources, world.mailboxes, world.tenancy, new InMemoryVault(), () -> {
            throw new AssertionError("nothing is to be opened");
        }, noTokens(), MigrationApi.PRESETS);
        var due = new DuePasses(world.sources, passes, world.mailboxes, world.claims, world.tenancy,
                new SourceWatch(world.watches, JourneyWorld.SHARDS), world.workflow, world.clock);
        var now = world.clock.instant();
        var other = world.account();
        Owner owner = Objects.requireNonNull(world.owners.find(List.of(ann.domain())).get(ann.domain()));
        Owner moved = world.owners.replace(owner, owner.moved(other, now)).orElseThrow();
        assertThrows(SourceRefused.class, () -> doors.target(MailboxKey.of(first)));
        assertEquals(new PassStart.Refused(PassStart.Reason.NOT_HELD), due.startNow(claim.account(), ann));

        var tenant = world.tenants.find(ann.domain()).orElseThrow();
        assertTrue(world.tenants.replace(tenant, Tenant.begin(ann.domain(), other, now).settled()));
        var _ = world.owners.replace(moved, moved.moved(claim.account(), now)).orElseThrow();
        assertThrows(SourceRefused.class, () -> doors.target(MailboxKey.of(first)), "what is there is the other's");
        assertThrows(SourceRefused.class, () -> doors.admit(MailboxKey.of(first)), "nor may a worker go on");
        assertEquals(new PassStart.Refused(PassStart.Reason.NOT_HELD), due.startNow(claim.account(), ann));
        assertEquals(List.of(), world.workflow.passes());
    }

    private AccessTokens noTokens() {
        return new AccessTokens((_, _) -> {
            throw new AssertionError("no token is to be asked for");
        }, world.clock);
    }

    private static String refusal(Doors doors, MailboxKey mailbox) {
        return Objects.requireNonNull(
                assertThrows(SourceRefused.class, () -> doors.source(mailbox)).getMessage());
    }
}
