package dev.mxonramp.migration;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.SourceReplacement;
import dev.mxonramp.domain.migration.MigrationHalt;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.imap.Reachable;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemoryLeaseStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.migration.InMemoryPassStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API of migrations over a world in memory; every answer is held against docs/openapi.yaml. */
final class MigrationApi {
    static final String MAILBOX = "/v1/domains/{domain}/mailboxes/{local}";
    private static final OpenApi DOCUMENT = OpenApi.document();
    static final SourcePresets PRESETS = SourcePresets.load(Providers.load());

    final JourneyWorld world = new JourneyWorld();
    final ClaimKey claim = world.opened(world.account(), "acme.test");
    final InMemoryPassStore passes = new InMemoryPassStore();
    final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
    final InMemoryLeaseStore leases = new InMemoryLeaseStore(world.clock);
    final BreakingVault vault = new BreakingVault();
    final InMemoryBlobs blobs = new InMemoryBlobs();
    final TwoMailboxes doors = new TwoMailboxes(world.sources);
    /** How long a source may be tried. */
    Duration patience = SourceTrial.MOST;
    final MigrationFunction function = function();

    MigrationApi() {
        var _ = world.owners.take(claim.domain(), claim.account(), world.clock.instant());
        world.passes(claim, Step.PROVEN);
        world.passes(claim, Step.PROVISIONED);
        world.mailbox(claim, "ann");
    }

    private MigrationFunction function() {
        var watch = new SourceWatch(world.watches, JourneyWorld.SHARDS);
        var due = new DuePasses(world.sources, passes, world.mailboxes, world.claims, world.tenancy, watch,
                world.workflow, world.clock);
        var setting = new SourceSetting(world.sources, world.mailboxes, passes,
                new SourceReplacement(ledgers, leases), vault,
                secret -> new SourceTrial(doors, patience, world.clock, secret), watch, due, PRESETS, world.clock);
        var addressed = new Addressed(world.sources, world.mailboxes, world.claims,
                new MailboxDoor(world.claims, world.ownership, world.tenants));
        var desk = new MigrationDesk(setting,
                new BulkSetting(setting, new SourceFields(PRESETS), addressed, new Reachable(false)),
                new ChoiceSetting(world.sources, passes, ledgers, doors),
                new Plans(doors, PRESETS, blobs, world.clock),
                new MigrationHalt(world.sources, due, watch, world.updates, world.clock),
                new MigrationViews(world.sources, passes, ledgers, world.claims, world.clock),
                new PresetViews(PRESETS), _ -> Optional.empty());
        return new MigrationFunction(new InMemoryIdempotency(world.clock), desk, addressed, world.sources, due);
    }

    MailboxKey mailbox(String local) {
        return new MailboxKey(claim.account(), new MailAddress(local, claim.domain()));
    }

    static Requests ask(String method, String path) {
        return Requests.of(method + " " + path).parameter("domain", "acme.test").parameter("local", "ann");
    }

    /** Sends a request of the domain's owner. */
    HttpResponse send(Requests request) {
        return described(request.by(claim.account()));
    }

    /** Sends a request as it is. */
    HttpResponse described(Requests request) {
        HttpResponse response = function.answer(request.request());
        DOCUMENT.assertDescribes(request.route(), response);
        return response;
    }

    /** Sends a request of the domain's owner that has to be answered so; the members of the answer. */
    Map<String, @Nullable Object> expect(int status, Requests request) {
        HttpResponse response = send(request);
        if (response.status() != status) {
            throw new AssertionError(request.route() + " was answered " + response.status() + ": " + response.body());
        }
        return Json.object(Json.read(response.body()));
    }
}
