package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.MailboxesReady;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.migration.SourcePasses;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.sweep.SweepReport;
import dev.mxonramp.testkit.claim.InMemoryClaimStore;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.dns.ScriptedMxCheck;
import dev.mxonramp.testkit.dns.ScriptedTxtCheck;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.mailbox.InMemoryMailboxStore;
import dev.mxonramp.testkit.mailbox.InMemoryTenantStore;
import dev.mxonramp.testkit.migration.InMemorySourceStore;
import dev.mxonramp.testkit.name.ListedPublicSuffixes;
import dev.mxonramp.testkit.notice.RecordingEvents;
import dev.mxonramp.testkit.time.TurnedClock;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The journey's services over in-memory ports, scripted DNS and a turned clock. The workflow runs nothing: a test plays
 * the machine by {@link #awaits} and {@link #passes}.
 */
public final class JourneyWorld {
    /** Shards of the wheel. */
    public static final int SHARDS = 1;

    /** What is added to the old MX's TTL. */
    public static final Duration MARGIN = Duration.ofMinutes(5);

    public final TurnedClock clock = new TurnedClock();
    public final Faults faults = Faults.none();
    public final InMemoryWatchStore watches = new InMemoryWatchStore(faults);
    public final InMemoryClaimStore claims = new InMemoryClaimStore(watches, faults);
    public final InMemoryOwnerStore owners = new InMemoryOwnerStore(faults);
    public final InMemoryCheckGate gate = new InMemoryCheckGate(clock, faults);
    public final InMemoryEvidenceStore evidence = new InMemoryEvidenceStore(clock, faults);
    public final InMemoryTaskTokenStore tokens = new InMemoryTaskTokenStore(faults);
    public final InMemoryWorkflow workflow = new InMemoryWorkflow(faults);
    public final InMemoryMailboxStore mailboxes = new InMemoryMailboxStore(faults);
    public final InMemoryTenantStore tenants = new InMemoryTenantStore(faults);
    public final InMemorySourceStore sources = new InMemorySourceStore(faults);
    public final RecordingEvents events = new RecordingEvents(faults);
    public final ScriptedTxtCheck txt = new ScriptedTxtCheck(clock);
    public final ScriptedMxCheck mx = new ScriptedMxCheck(clock);
    public final Identities identities = new Identities(new Random(1));

    public final Ownership ownership = new Ownership(owners, ListedPublicSuffixes.usual());
    public final Tenancy tenancy = new Tenancy(ownership, tenants);
    public final ClaimUpdates updates = new ClaimUpdates(claims);
    public final Announcer announcer = new Announcer(updates, events);
    public final Courier courier = new Courier(announcer, tokens, workflow);
    public final Cadence cadence = new Cadence(watches, SHARDS);
    public final Takeover takeover = new Takeover(owners, updates, announcer, cadence, txt, mx);
    public final ClaimLook look = new ClaimLook(ownership, owners, tenancy, mailboxes, evidence, txt, mx, takeover);
    public final ClaimChecks checks = new ClaimChecks(updates, gate, look, new Residual(MARGIN), courier, cadence,
            clock);
    public final ClaimOpening opening = new ClaimOpening(claims, ownership, courier, cadence, identities, clock);
    public final ClaimRound round = new ClaimRound(checks, updates, courier, cadence, clock);
    public final ClaimResume resume = new ClaimResume(updates, courier, cadence, clock);
    public final MailboxesReady ready = new MailboxesReady(updates, mailboxes, courier, cadence, clock);
    public final Await await = new Await(updates, tokens, workflow, sources, clock);

    private int tokenCount;

    /** A sweep over this world; sources are not expected. */
    public Sweep sweep() {
        return sweep((account, mailbox) -> {
            throw new AssertionError("nobody scripted the source " + mailbox);
        });
    }

    /** A sweep over this world. */
    public Sweep sweep(SourcePasses sources) {
        return new Sweep(watches, round, sources, SHARDS, 8, clock);
    }

    /** One tick now; a failure at any entry is an error of the test. */
    public SweepReport tick() {
        SweepReport report = sweep().tick(() -> Duration.ofSeconds(55));
        report.failures().stream().findFirst().ifPresent(failed -> {
            throw new AssertionError("the sweep failed at " + failed.key(), failed.cause());
        });
        return report;
    }

    /** Lets time pass, with a tick every 30 minutes, which catches up with what lay between. */
    public void live(Duration time) {
        var step = Duration.ofMinutes(30);
        var end = clock.instant().plus(time);
        while (clock.instant().plus(step).isBefore(end)) {
            clock.advance(step);
            tick();
        }
        clock.set(end);
        tick();
    }

    /** A new account. */
    public AccountId account() {
        return identities.account();
    }

    /** Opens a claim whose TXT record is absent at first. */
    public ClaimKey opened(AccountId account, String domain) {
        var name = new DomainName(domain);
        txt.absent(name);
        return switch (opening.open(account, name)) {
            case Opening.Opened(Claim claim) -> claim.key();
            case Opening.AlreadyThere _,Opening.TooMany _ ->
                throw new AssertionError("the claim to " + domain + " should be new");
        };
    }

    /** The stored claim. */
    public Claim claim(ClaimKey key) {
        return claims.find(key).orElseThrow(() -> new AssertionError("no claim " + key));
    }

    /** Publishes the claim's own code. */
    public void publish(ClaimKey key) {
        txt.published(key.domain(), claim(key).code());
    }

    /** Plays the machine: it reaches an await step. */
    public TaskToken awaits(ClaimKey key, AwaitStep step) {
        var token = new TaskToken("token-" + ++tokenCount);
        workflow.await(token);
        await.begin(key, step, token);
        return token;
    }

    /** Plays the machine: one of its tasks passes a step. */
    public void passes(ClaimKey key, Step step) {
        if (step == Step.PROVISIONED) {
            Tenant next = Tenant.begin(key.domain(), key.account(), clock.instant()).settled();
            if (!tenants.replace(tenants.find(key.domain()).orElse(null), next)) {
                throw new AssertionError("somebody else is the tenant of " + key.domain());
            }
        }
        var _ = updates.pass(key, step, clock.instant()).orElseThrow();
    }

    /** Creates a mailbox. */
    public void mailbox(ClaimKey key, String local) {
        var _ = mailboxes.create(Mailbox.begin(key.account(), new MailAddress(local, key.domain()),
                identities.opaque('m'), 0, clock.instant()));
    }

    /** The types of the events that a consumer without repeats sees, of one domain. */
    public List<JourneyEvent.Type> told(ClaimKey key) {
        return events.distinct().stream()
                .filter(event -> event.account().equals(key.account()) && event.domain().equals(key.domain()))
                .map(JourneyEvent::type).toList();
    }

    /** How often a write to the claim, its evidence or its place in the wheel was tried. */
    public int writes() {
        return List.of("ClaimStore.update", "ClaimStore.create", "EvidenceStore.put", "WatchStore.put",
                "WatchStore.remove", "TaskTokenStore.put", "TaskTokenStore.remove", "OwnerStore.take",
                "OwnerStore.release", "OwnerStore.replace").stream().mapToInt(faults::calls).sum();
    }
}
