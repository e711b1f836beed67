package dev.mxonramp.migration;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.KmsSigner;
import dev.mxonramp.aws.KmsVault;
import dev.mxonramp.aws.S3Blobs;
import dev.mxonramp.aws.SecretsManagerSecret;
import dev.mxonramp.aws.StepFunctionsWorkflow;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoHostPlaces;
import dev.mxonramp.aws.table.DynamoLeaseStore;
import dev.mxonramp.aws.table.DynamoLedgerStore;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoPassStore;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTaskTokenStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.DynamoWatchStore;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.SourceReplacement;
import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MigrationHalt;
import dev.mxonramp.domain.migration.PassTurn;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.https.HttpsFormPost;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.imap.Reachable;
import dev.mxonramp.imap.Timeouts;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.certificate.SignedCertificates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What this module's functions are made of, by the deployment's settings; each takes what it needs. */
final class Wiring {
    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Environment env;
    private final Clients clients = Clients.standard();
    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = FreshRandom.secure();
    private final Table table;
    private @Nullable Ownership ownership;

    Wiring(Environment env) {
        this.env = env;
        this.table = new Table(clients.dynamoDb(), env.required("TABLE"));
    }

    InstantSource clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    SourceStore sources() {
        return new DynamoSourceStore(table, random);
    }

    DynamoMailboxStore mailboxes() {
        return new DynamoMailboxStore(table);
    }

    DynamoClaimStore claims() {
        return new DynamoClaimStore(table);
    }

    private Ownership ownership() {
        Ownership known = ownership;
        if (known == null) {
            // Once: there may be a list of suffixes to be read from a file.
            known = new Ownership(new DynamoOwnerStore(table), PublicSuffixLists.from(env::optional));
            ownership = known;
        }
        return known;
    }

    private Tenancy tenancy() {
        return new Tenancy(ownership(), new DynamoTenantStore(table));
    }

    MailboxDoor door() {
        return new MailboxDoor(claims(), ownership(), new DynamoTenantStore(table));
    }

    DynamoLedgerStore ledgers() {
        return new DynamoLedgerStore(table, random);
    }

    DynamoPassStore passes() {
        return new DynamoPassStore(table);
    }

    Table table() {
        return table;
    }

    Vault vault() {
        return new KmsVault(clients.kms(), env.required("SECRETS_KEY"));
    }

    Events events() {
        return new EventBridgeEvents(clients.eventBridge(), env.required("EVENT_BUS"));
    }

    Workflow workflow() {
        return new StepFunctionsWorkflow(clients.stepFunctions(), env);
    }

    Blobs blobs() {
        return new S3Blobs(clients.s3(), env.required("MANIFEST_BUCKET"));
    }

    SignedCertificates certificates() {
        String key = env.required("SIGNING_KEY");
        return new SignedCertificates(blobs(), new KmsSigner(clients.kms(), key));
    }

    SourceWatch watch() {
        return new SourceWatch(new DynamoWatchStore(table), env.number("SWEEP_SHARDS"));
    }

    DuePasses duePasses() {
        return new DuePasses(sources(), passes(), mailboxes(), claims(), tenancy(), watch(), workflow(), clock);
    }

    ClaimUpdates claimUpdates() {
        return new ClaimUpdates(claims());
    }

    Courier courier() {
        var tokens = new DynamoTaskTokenStore(table, vault(), clock);
        return new Courier(new Announcer(claimUpdates(), events()), tokens, workflow());
    }

    private Doors placedDoors() {
        return new PlacedDoors(doors(Timeouts.WORKER), sources(), SourcePresets.load(Providers.load()),
                new DynamoHostPlaces(table, clock), random, clock);
    }

    private Doors doors(Timeouts timeouts) {
        return new StoredDoors(sources(), mailboxes(), tenancy(), vault(), imapDoors(timeouts),
                new AccessTokens(new HttpsFormPost(env.flag("EGRESS_ALLOW_LOOPBACK")), clock),
                SourcePresets.load(Providers.load()));
    }

    MailboxCopy copy() {
        var settling = new Settling(SETTLING, pause -> LockSupport.parkNanos(pause.toNanos()));
        return new MailboxCopy(ledgers(), leases(), new BlobManifest(blobs()), placedDoors(),
                settling, clock);
    }

    private LeaseStore leases() {
        return new DynamoLeaseStore(table, clock);
    }

    Verification verification() {
        return new Verification(ledgers(), placedDoors(), clock);
    }

    private SourceSetting setting(SourcePresets presets, Doors doors) {
        return new SourceSetting(sources(), mailboxes(), passes(), new SourceReplacement(ledgers(), leases()), vault(),
                secret -> new SourceTrial(doors, SourceTrial.MOST, clock, secret), watch(), duePasses(), presets,
                clock);
    }

    PassTurn turn() {
        return new PassTurn(passes(), sources(), copy(), clock);
    }

    MigrationViews views() {
        return new MigrationViews(sources(), passes(), ledgers(), claims(), clock);
    }

    Addressed addressed() {
        return new Addressed(sources(), mailboxes(), claims(), door());
    }

    MigrationDesk desk() {
        var presets = SourcePresets.load(Providers.load());
        Doors doors = doors(Timeouts.REQUEST);
        SourceSetting setting = setting(presets, doors);
        var bulk = new BulkSetting(setting, new SourceFields(presets), addressed(),
                new Reachable(env.flag("EGRESS_ALLOW_LOOPBACK")));
        var halts = new MigrationHalt(sources(), duePasses(), watch(), claimUpdates(), clock);
        return new MigrationDesk(setting, bulk, new ChoiceSetting(sources(), passes(), ledgers(), doors),
                new Plans(doors, presets, blobs(), clock), halts, views(), new PresetViews(presets),
                SignedCertificates.reading(blobs()));
    }

    private Supplier<ImapDoors> imapDoors(Timeouts timeouts) {
        var server = new ImapServer(env.required("MAILHOST_IMAP_HOST"), env.number("MAILHOST_IMAP_PORT"),
                Security.valueOf(env.required("MAILHOST_IMAP_SECURITY")));
        return new MailHostDoors(server,
                new SecretsManagerSecret(clients.secretsManager(), env.required("MAILHOST_SECRET"), clock),
                env.flag("EGRESS_ALLOW_LOOPBACK"), timeouts);
    }
}
