package dev.mxonramp.local.journey;

import dev.mxonramp.aws.StepFunctionsWorkflow;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.ClientSetUp;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.MailboxesReady;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.journey.ResidualWait;
import dev.mxonramp.domain.journey.StepFailure;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.Launch;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassClosing;
import dev.mxonramp.domain.migration.PassFailing;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.Wrapping;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.local.states.ExecutionView;
import dev.mxonramp.local.states.InProcessStates;
import dev.mxonramp.local.states.StateMachines;
import dev.mxonramp.local.states.StatesProtocol;
import dev.mxonramp.local.states.Timeline;
import dev.mxonramp.local.states.TurnedTimeline;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.Wiring;
import dev.mxonramp.mailboxes.AwaitMailboxesFunction;
import dev.mxonramp.mailboxes.ProvisionFunction;
import dev.mxonramp.migration.AwaitCertificateFunction;
import dev.mxonramp.migration.LaunchFunction;
import dev.mxonramp.migration.PassBeginFunction;
import dev.mxonramp.migration.PassFailFunction;
import dev.mxonramp.migration.PassFinishFunction;
import dev.mxonramp.migration.ReportFunction;
import dev.mxonramp.mx.AwaitMxFunction;
import dev.mxonramp.mx.ResidualFunction;
import dev.mxonramp.notify.ClientSetUpFunction;
import dev.mxonramp.ownership.AwaitOwnershipFunction;
import dev.mxonramp.ownership.FailFunction;
import dev.mxonramp.ownership.RouteFunction;
import dev.mxonramp.sweep.SweepFunction;
import dev.mxonramp.testkit.claim.InMemoryClaimStore;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.dns.ScriptedMxCheck;
import dev.mxonramp.testkit.dns.ScriptedTxtCheck;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.journey.InMemoryCheckGate;
import dev.mxonramp.testkit.journey.InMemoryEvidenceStore;
import dev.mxonramp.testkit.journey.InMemoryTaskTokenStore;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import dev.mxonramp.testkit.mailbox.InMemoryMailboxStore;
import dev.mxonramp.testkit.mailbox.InMemoryTenantStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.migration.InMemoryPassStore;
import dev.mxonramp.testkit.migration.InMemorySourceStore;
import dev.mxonramp.testkit.name.ListedPublicSuffixes;
import dev.mxonramp.testkit.notice.RecordingEvents;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * The whole system in one process on a turned clock: the real definitions on the interpreter, the real handlers of both
 * machines, of the sweep and of the mails, called as Lambda calls them, the real adapter to Step Functions; in-memory
 * stores, scripted DNS and mail host. The sweep ticks every minute for two hours after anything was done from outside, then every half
 * hour, which catches up with the minutes between.
 */
final class TurnedSystem {
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final int SHARDS = 1;
    private static final Duration FINAL_INTERVAL = Duration.ofHours(1);
    private static final Duration AWAKE = Duration.ofHours(2);

    final TurnedTimeline clock = new TurnedTimeline(Instant.parse("2026-11-23T12:00:00Z"));
    final Faults faults = Faults.none();
    final InProcessFunctions functions = new InProcessFunctions();
    final Wiring wiring = RealTemplate.wiring();
    final StateMachines machines = new StateMachines(wiring, functions, clock, new Random(7));
    final InMemoryWatchStore watches = new InMemoryWatchStore(faults);
    final InMemoryClaimStore claims = new InMemoryClaimStore(watches, faults);
    final InMemoryOwnerStore owners = new InMemoryOwnerStore(faults);
    final InMemoryEvidenceStore evidence = new InMemoryEvidenceStore(clock, faults);
    final InMemoryTaskTokenStore tokens = new InMemoryTaskTokenStore(faults);
    final InMemoryMailboxStore mailboxes = new InMemoryMailboxStore(faults);
    final InMemoryMailHost host = new InMemoryMailHost(faults);
    final InMemorySourceStore sources = new InMemorySourceStore(faults);
    final InMemoryPassStore passes = new InMemoryPassStore(faults);
    final InMemoryLedgerStore ledgers = new InMemoryLedgerStore(faults);
    final RecordingEvents events = new RecordingEvents(faults);
    final TurnedBus bus = new TurnedBus(wiring.eventRules(), functions, clock);
    final PostOffice post = new PostOffice(clock, faults,
            new Environment(wiring.function("NotifyFunction").environment()));
    final ScriptedTxtCheck txt = new ScriptedTxtCheck(clock);
    final MeetingTxtCheck meeting = new MeetingTxtCheck(txt);
    final ScriptedMxCheck mx = new ScriptedMxCheck(clock);
    final ScriptedCopy copy = new ScriptedCopy(passes);
    final Identities identities = new Identities(new Random(1));
    final Workflow workflow = new FaultyWorkflow(
            new StepFunctionsWorkflow(InProcessStates.client(new StatesProtocol(machines)),
                    new Environment(wiring.function("SweepFunction").environment())),
            faults);

    final Ownership ownership = new Ownership(owners, ListedPublicSuffixes.usual());
    final InMemoryTenantStore tenants = new InMemoryTenantStore(faults);
    final Tenancy tenancy = new Tenancy(ownership, tenants);
    final ClaimUpdates updates = new ClaimUpdates(claims);
    final Announcer announcer = new Announcer(updates, events);
    final Courier courier = new Courier(announcer, tokens, workflow);
    final Cadence cadence = new Cadence(watches, SHARDS);
    final Residual residual = new Residual(MARGIN);
    final ClaimChecks checks = new ClaimChecks(updates, new InMemoryCheckGate(clock, faults),
            new ClaimLook(ownership, owners, tenancy, mailboxes, evidence, meeting, mx,
                    new Takeover(owners, updates, announcer, cadence, meeting, mx)),
            residual, courier, cadence, clock);
    final ClaimOpening opening = new ClaimOpening(claims, ownership, courier, cadence, identities, clock);
    final ClaimResume resume = new ClaimResume(updates, courier, cadence, clock);
    final MailboxesReady ready = new MailboxesReady(updates, mailboxes, courier, cadence, clock);
    final SourceWatch sourceWatch = new SourceWatch(watches, SHARDS);
    final DuePasses duePasses = new DuePasses(sources, passes, mailboxes, claims, tenancy, sourceWatch, workflow,
            clock);

    private Instant touched = clock.instant();
    private Timeline.Scheduled nextTick;

    TurnedSystem() {
        var await = new Await(updates, tokens, workflow, sources, clock);
        functions.put("RouteFunction", new RouteFunction(updates))
                .put("AwaitOwnershipFunction", new AwaitOwnershipFunction(await))
                .put("AwaitMailboxesFunction", new AwaitMailboxesFunction(await))
                .put("AwaitMxFunction", new AwaitMxFunction(await))
                .put("AwaitCertificateFunction", new AwaitCertificateFunction(await))
                .put("FailFunction", new FailFunction(new StepFailure(updates, announcer, clock)))
                .put("ProvisionFunction",
                        new ProvisionFunction(
                                new Provisioning(updates, ownership, tenants, mailboxes, host, announcer, clock)))
                .put("NotifyFunction", post.function()).put("ClientSetUpFunction",
                        new ClientSetUpFunction(new ClientSetUp(updates, mailboxes, events, clock)))
                .put("ResidualFunction",
                        new ResidualFunction(new ResidualWait(updates, sources, mx, residual, clock)));
        var round = new ClaimRound(checks, updates, courier, cadence, clock);
        functions.put("SweepFunction", new SweepFunction(new Sweep(watches, round, duePasses, SHARDS, 4, clock)));
        migration();
        events.subscribe(bus::publish);
        nextTick = clock.at(clock.instant(), this::tick);
    }

    private void migration() {
        functions.put("LaunchFunction", new LaunchFunction(new Launch(sources, duePasses, updates, clock)))
                .put("ReportFunction", new ReportFunction(new Wrapping(sources, ledgers, updates, events, clock)))
                .put("PassBeginFunction", new PassBeginFunction(passes, claims, clock))
                .put("WorkerFunction", copy.worker()).put("VerifyFunction", copy.verification())
                .put("PassFinishFunction",
                        new PassFinishFunction(new PassClosing(passes, sources, ledgers, new Certificates(), updates,
                                courier, events, sourceWatch, FINAL_INTERVAL, clock)))
                .put("PassFailFunction",
                        new PassFailFunction(new PassFailing(passes, sources, claims, events, clock)));
    }

    private void tick() {
        functions.invokeNamed("SweepFunction", "{}");
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        boolean awake = clock.instant().isBefore(touched.plus(AWAKE));
        nextTick = clock.at(minute.plus(awake ? 1 : 30, ChronoUnit.MINUTES), this::tick);
    }

    /** Lets time pass. */
    void live(Duration time) {
        clock.advance(time);
    }

    /** Lets a sweep or two pass. */
    void soon() {
        live(Duration.ofMinutes(31));
    }

    /** Something is done from outside: the sweep is looked at closely again. */
    void touch() {
        touched = clock.instant();
        nextTick.cancel();
        nextTick = clock.at(touched.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES), this::tick);
        clock.settle();
    }

    /** A new account whose address is confirmed. */
    AccountId account() {
        return post.open(identities.account());
    }

    /** Opens a claim whose records are not there yet. */
    ClaimKey open(AccountId account, String domain) {
        var name = new DomainName(domain);
        txt.absent(name);
        mx.old(name, Duration.ofHours(1), "10 mail.old.test");
        if (!(opening.open(account, name) instanceof Opening.Opened opened)) {
            throw new AssertionError("the claim to " + domain + " should be new");
        }
        touch();
        return opened.claim().key();
    }

    void publish(ClaimKey key) {
        txt.published(key.domain(), claim(key).code());
        touch();
    }

    void mailbox(ClaimKey key, String local) {
        var address = new MailAddress(local, key.domain());
        var _ = host.createMailbox(address, "a password");
        var _ = mailboxes.create(Mailbox.begin(key.account(), address, identities.opaque('m'), 0, clock.instant()));
        touch();
    }

    void source(ClaimKey key, String local) {
        var address = new MailAddress(local, key.domain());
        if (sources.save(new Source(key.account(), address, "imap.old.test", 993, Source.Security.TLS, local,
                new SealedSecret("c2VhbGVk"), 0, null, 0, false, null, 0)).isEmpty()) {
            throw new AssertionError("the source of " + address + " should be new");
        }
        sourceWatch.begin(new MailboxKey(key.account(), address));
        touch();
    }

    void ready(ClaimKey key) {
        if (!(ready.declare(key) instanceof MailboxesReady.Declared.Done)) {
            throw new AssertionError("the mailboxes of " + key + " cannot be ready");
        }
        touch();
    }

    void switched(ClaimKey key) {
        mx.ours(key.domain());
        touch();
    }

    void resume(ClaimKey key) {
        if (!(resume.resume(key) instanceof ClaimResume.Resumed.Started)) {
            throw new AssertionError(key + " cannot be resumed");
        }
        touch();
    }

    Claim claim(ClaimKey key) {
        return claims.find(key).orElseThrow(() -> new AssertionError("no claim " + key));
    }

    Phase phase(ClaimKey key) {
        return Phase.of(claim(key));
    }

    /** The types of the events of one domain, repeats dropped as a consumer drops them. */
    List<JourneyEvent.Type> told(ClaimKey key) {
        return events.distinct().stream()
                .filter(event -> event.account().equals(key.account()) && event.domain().equals(key.domain()))
                .map(JourneyEvent::type).toList();
    }

    /** The claim's newest onboarding execution. */
    ExecutionView onboarding(ClaimKey key) {
        Claim claim = claim(key);
        return machines.describeExecution(wiring.stateMachine("OnboardingMachine").arn()
                .replace(":stateMachine:", ":execution:") + ":" + claim.id() + "-" + claim.attempt());
    }

    /** All migration executions, newest first. */
    List<ExecutionView> migrations() {
        return machines.listExecutions(wiring.stateMachine("MigrationMachine").arn(), null);
    }
}
