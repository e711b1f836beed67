package dev.mxonramp.bench.cost;

import dev.mxonramp.aws.JourneyEventJson;
import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.StepFunctionsWorkflow;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.ClientSetUp;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.MailboxesReady;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.ResidualWait;
import dev.mxonramp.domain.journey.StepFailure;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.Provisioning;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.Launch;
import dev.mxonramp.domain.migration.Wrapping;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.ExecutionView;
import dev.mxonramp.local.states.InProcessStates;
import dev.mxonramp.local.states.StateMachines;
import dev.mxonramp.local.states.StatesProtocol;
import dev.mxonramp.local.states.TurnedTimeline;
import dev.mxonramp.local.template.Wiring;
import dev.mxonramp.mailboxes.AwaitMailboxesFunction;
import dev.mxonramp.mailboxes.ProvisionFunction;
import dev.mxonramp.migration.AwaitCertificateFunction;
import dev.mxonramp.migration.LaunchFunction;
import dev.mxonramp.migration.ReportFunction;
import dev.mxonramp.mx.AwaitMxFunction;
import dev.mxonramp.mx.ResidualFunction;
import dev.mxonramp.notify.ClientSetUpFunction;
import dev.mxonramp.notify.EventMail;
import dev.mxonramp.notify.MailTemplates;
import dev.mxonramp.notify.NotifyFunction;
import dev.mxonramp.ownership.AwaitOwnershipFunction;
import dev.mxonramp.ownership.FailFunction;
import dev.mxonramp.ownership.RouteFunction;
import dev.mxonramp.sweep.SweepFunction;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import dev.mxonramp.testkit.notice.RecordingMailer;
import dev.mxonramp.testkit.table.LocalTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The system on a turned clock: the real handlers, state machines and stores. Events and the mails that follow from them
 * are counted apart, since every design sends them. A tick is run every minute.
 */
final class CostSystem implements AutoCloseable {
    /** The template's. */
    static final int SHARDS = 4;
    private static final int AT_ONCE = 64;

    final TurnedTimeline clock = new TurnedTimeline(Instant.parse("2026-11-23T12:00:00Z"));
    final Meter journey = new Meter();
    final Meter mails = new Meter();
    final Wheel wheel = new Wheel();
    final Wiring wiring;
    final CountedFunctions functions;
    final Stores stores;
    final SeenDns dns;
    final InMemoryMailHost host = new InMemoryMailHost();
    final RecordingMailer mailer = new RecordingMailer();
    final Identities identities = new Identities(new Random(1));
    final GuavaPublicSuffixes suffixes = new GuavaPublicSuffixes();
    final MxPlan plan;
    final Challenge challenge;
    final ClaimUpdates updates;
    final Ownership ownership;
    final Courier courier;
    final Cadence cadence;
    final ClaimOpening opening;
    final ClaimChecks checks;
    final MailboxesReady ready;
    final ClaimResume resume;

    private final LocalTable local = LocalTable.create();
    private final StateMachines machines;
    private long sweptLooks;

    CostSystem(Wiring wiring) {
        this.wiring = wiring;
        var env = new Environment(wiring.function("NotifyFunction").environment());
        plan = new MxPlan(env.list("MX_HOSTS").stream().map(DomainName::new).toList());
        challenge = new Challenge(env.required("CHALLENGE_LABEL"), env.required("CODE_PREFIX"));
        functions = new CountedFunctions(wiring);
        stores = new Stores(local, journey, wheel, clock);
        dns = new SeenDns(journey, clock);
        machines = new StateMachines(wiring, functions, clock, new Random(7));
        Workflow workflow = new StepFunctionsWorkflow(InProcessStates.client(new StatesProtocol(machines)),
                new Environment(wiring.function("SweepFunction").environment()));
        updates = new ClaimUpdates(stores.claims);
        ownership = new Ownership(stores.owners, suffixes);
        var announcer = new Announcer(updates, this::publish);
        courier = new Courier(announcer, stores.tokens, workflow);
        cadence = new Cadence(stores.watches, SHARDS);
        var residual = new Residual(Duration.ofMinutes(5));
        checks = new ClaimChecks(updates, stores.gate,
                new ClaimLook(ownership, stores.owners, new Tenancy(ownership, stores.tenants), stores.mailboxes,
                        stores.evidence, dns, dns,
                        new Takeover(stores.owners, updates, announcer, cadence, dns, dns)),
                residual, courier,
                cadence, clock);
        opening = new ClaimOpening(stores.claims, ownership, courier, cadence, identities, clock);
        ready = new MailboxesReady(updates, stores.mailboxes, courier, cadence, clock);
        resume = new ClaimResume(updates, courier, cadence, clock);
        var passes = new DuePasses(stores.sources, stores.passes, stores.mailboxes, stores.claims,
                new Tenancy(ownership, stores.tenants), new SourceWatch(stores.watches, SHARDS), workflow, clock);
        tasks(announcer, new Await(updates, stores.tokens, workflow, stores.sources, clock), residual, passes);
        functions.put("SweepFunction",
                new SweepFunction(new Sweep(stores.watches,
                        new ClaimRound(checks, updates, courier, cadence, clock), passes, SHARDS, AT_ONCE, clock)),
                journey, Timing.SWEEP);
        notices(env);
        clock.at(clock.instant(), this::tick);
    }

    private void tasks(Announcer announcer, Await await, Residual residual, DuePasses passes) {
        Map.of("RouteFunction", new RouteFunction(updates), "AwaitOwnershipFunction",
                new AwaitOwnershipFunction(await), "AwaitMailboxesFunction", new AwaitMailboxesFunction(await),
                "AwaitMxFunction", new AwaitMxFunction(await), "AwaitCertificateFunction",
                new AwaitCertificateFunction(await), "FailFunction",
                new FailFunction(new StepFailure(updates, announcer, clock)), "ProvisionFunction",
                new ProvisionFunction(
                        new Provisioning(updates, ownership, stores.tenants, stores.mailboxes, host, announcer, clock)),
                "ResidualFunction",
                new ResidualFunction(new ResidualWait(updates, stores.sources, dns, residual, clock)),
                "LaunchFunction", new LaunchFunction(new Launch(stores.sources, passes, updates, clock)),
                "ReportFunction",
                new ReportFunction(new Wrapping(stores.sources, stores.ledgers, updates, this::publish, clock)))
                .forEach((name, handler) -> functions.put(name, handler, journey, Timing.ONE_BY_ONE));
        functions.put("ClientSetUpFunction",
                new ClientSetUpFunction(new ClientSetUp(updates, stores.mailboxes, this::publish, clock)), journey,
                Timing.ONE_BY_ONE);
    }

    private void notices(Environment env) {
        var apart = new Stores(local, mails, wheel, clock);
        functions.put("NotifyFunction",
                new NotifyFunction(apart.notices, apart.accounts, new MailAllowance(apart.limits), mailer(mails),
                        new EventMail(env.required("BRAND"), env.required("PUBLIC_URL"), challenge, plan,
                                new MailTemplates())),
                mails, Timing.ONE_BY_ONE);
    }

    /** A mailer whose messages this meter counts. */
    Mailer mailer(Meter meter) {
        return mail -> {
            meter.called();
            meter.count(Unit.MESSAGE, 1);
            return mailer.send(mail);
        };
    }

    private void publish(List<JourneyEvent> events) {
        mails.count(Unit.EVENT, events.size());
        for (JourneyEvent event : events) {
            String type = event.type().name();
            String json = Json.text(Map.of("source", EventBridgeEvents.SOURCE, "detail-type", type, "detail",
                    Json.object(Json.read(JourneyEventJson.text(event)))));
            wiring.eventRules().stream()
                    .filter(rule -> rule.matches(Map.of("source", EventBridgeEvents.SOURCE, "detail-type", type)))
                    .forEach(rule -> clock.run(() -> functions.invokeNamed(rule.function(), json)));
        }
    }

    private void tick() {
        journey.count(Unit.SCHEDULE, 1);
        long before = journey.looks();
        functions.invokeNamed("SweepFunction", "{}");
        sweptLooks += journey.looks() - before;
        clock.at(clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES), this::tick);
    }

    /** What the journey cost so far, transitions included. */
    Counts counts() {
        double transitions = wiring.stateMachines().stream()
                .flatMap(machine -> machines.listExecutions(machine.arn(), null).stream())
                .mapToDouble(ExecutionView::transitions).sum();
        return journey.counts().plus(new Counts(Map.of(Unit.STATE_TRANSITION, transitions)));
    }

    /** How often the sweep asked name servers so far. */
    long sweptLooks() {
        return sweptLooks;
    }

    /** What events and their mails cost so far. */
    Counts mailCounts() {
        return mails.counts();
    }

    @Override
    public void close() {
        local.close();
    }
}
