package dev.mxonramp.migration;

import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceUpdates;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.ChangeProblems;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.SourceJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sources, plans, progress, the owner's decisions and certificates over HTTP. */
public final class MigrationFunction extends ApiFunction {
    private static final Duration PLAN_TIME = Duration.ofSeconds(20);

    private final SourceSetting setting;
    private final MigrationViews views;
    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final ClaimStore claims;
    private final MailboxDoor door;
    private final DuePasses passes;
    private final Function<MailboxKey, Optional<String>> certificates;
    private final Doors doors;
    private final InstantSource clock;

    public MigrationFunction() {
        this(Environment.system());
    }

    public MigrationFunction(Environment env) {
        this(new Wiring(env));
    }

    private MigrationFunction(Wiring wiring) {
        this(new DynamoIdempotency(wiring.table(), wiring.clock()), wiring.setting(), wiring.views(),
                wiring.sources(), wiring.mailboxes(), wiring.claims(), wiring.door(), wiring.duePasses(),
                SignedCertificates.reading(wiring.blobs()), wiring.doors(), wiring.clock());
    }

    /**
     * @param certificates finds a mailbox's signed document
     * @param doors to both sides, for plans
     */
    public MigrationFunction(Idempotency idempotency, SourceSetting setting, MigrationViews views, SourceStore sources,
            MailboxStore mailboxes, ClaimStore claims, MailboxDoor door, DuePasses passes,
            Function<MailboxKey, Optional<String>> certificates, Doors doors,
            InstantSource clock) {
        super(idempotency);
        this.setting = setting;
        this.views = views;
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.claims = claims;
        this.door = door;
        this.passes = passes;
        this.certificates = certificates;
        this.doors = doors;
        this.clock = clock;
        String mailbox = " /v1/domains/{domain}/mailboxes/{local}";
        on("GET /v1/domains/{domain}/migration", this::overview);
        on("PUT" + mailbox + "/source", this::setSource);
        on("GET" + mailbox + "/source", this::showSource);
        on("DELETE" + mailbox + "/source", this::deleteSource);
        on("POST" + mailbox + "/plan", this::plan);
        on("GET" + mailbox + "/migration", this::progress);
        on("POST" + mailbox + "/migration/passes", this::startPass);
        on("POST" + mailbox + "/migration/quiet", this::quiet);
        on("GET" + mailbox + "/migration/certificate", this::certificate);
    }

    private HttpResponse overview(HttpRequest request) {
        DomainName domain = domain(request);
        if (claims.find(new ClaimKey(request.caller().account(), domain)).isEmpty()) {
            throw Problem.notFound("You have no domain " + domain + ". Add it first with POST /v1/domains.")
                    .exception();
        }
        return HttpResponse.json(200, views.overview(request.caller().account(), domain));
    }

    private HttpResponse setSource(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        admitted(mailbox);
        return HttpResponse.json(200, SourceJson.source(setting.set(mailbox, request.fields())));
    }

    private HttpResponse showSource(HttpRequest request) {
        return HttpResponse.json(200, SourceJson.source(source(mailbox(request))));
    }

    private HttpResponse deleteSource(HttpRequest request) {
        setting.delete(mailbox(request));
        return HttpResponse.empty(204);
    }

    private HttpResponse plan(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        var _ = source(mailbox);
        admitted(mailbox);
        Instant end = clock.instant().plus(PLAN_TIME);
        try {
            return HttpResponse.json(200,
                    MigrationViews.plan(Plan.of(mailbox, doors, () -> clock.instant().isAfter(end))));
        } catch (SourceRefused e) {
            throw Problem.conflict("source-refused", String.valueOf(e.getMessage())).exception();
        }
    }

    private HttpResponse progress(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        return HttpResponse.json(200, views.progress(source(mailbox)));
    }

    private HttpResponse startPass(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        Source source = source(mailbox);
        admitted(mailbox);
        if (source.password() == null) {
            throw Problem.conflict("source-wiped",
                    "The old mailbox's password was deleted. Set the source again with PUT, then start a pass.")
                    .exception();
        }
        if (source.certifiedAt() != null) {
            throw Problem.conflict("certified", "This mailbox is certified whole; there is nothing left to copy.")
                    .exception();
        }
        Optional<PassKey> pass = passes.startNow(mailbox.account(), mailbox.mailbox());
        return pass.map(key -> HttpResponse.json(202, Map.of("pass", key.number())))
                .orElseThrow(() -> Problem.conflict("pass-running",
                        "A pass is running already. Watch it with GET …/migration; start another when it has ended.")
                        .exception());
    }

    private HttpResponse quiet(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        var _ = source(mailbox);
        Source quiet = new SourceUpdates(sources)
                .apply(mailbox, each -> each.ownerSaysQuiet() ? each : each.edit().ownerSaysQuiet().source())
                .orElseThrow(() -> noSource(mailbox));
        if (quiet.certifiedAt() == null) {
            // One more look is needed to certify; a pass that is running already does it.
            var _ = passes.startNow(mailbox.account(), mailbox.mailbox());
        }
        return HttpResponse.json(200, SourceJson.source(quiet));
    }

    private HttpResponse certificate(HttpRequest request) {
        MailboxKey mailbox = mailbox(request);
        String document = certificates.apply(mailbox).orElseThrow(() -> Problem
                .notFound("This mailbox has no certificate yet. GET …/migration says what is waited for.").exception());
        return new HttpResponse(200, Map.of("content-type", "application/json"), document);
    }

    /** Only into a mailbox that is the account's to change now may mail be copied, or be about to be. */
    private void admitted(MailboxKey mailbox) {
        Optional<MailboxChange.Failed> refusal = door
                .refusal(new ClaimKey(mailbox.account(), mailbox.mailbox().domain()))
                .or(() -> mailboxes.find(mailbox.account(), mailbox.mailbox()).filter(Mailbox::parked)
                        .map(parked -> new MailboxChange.Parked(parked.address())));
        if (refusal.isPresent()) {
            throw ChangeProblems.of(refusal.get());
        }
    }

    private Source source(MailboxKey mailbox) {
        return sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow(() -> noSource(mailbox));
    }

    private static RuntimeException noSource(MailboxKey mailbox) {
        return Problem.notFound("The mailbox " + mailbox.mailbox() + " has no source. Set one with PUT …/source.")
                .exception();
    }

    private MailboxKey mailbox(HttpRequest request) {
        try {
            var key = new MailboxKey(request.caller().account(),
                    MailAddress.of(request.parameter("local") + "@" + request.parameter("domain")));
            if (mailboxes.find(key.account(), key.mailbox()).isPresent()) {
                return key;
            }
            throw Problem.notFound("You have no mailbox " + key.mailbox()
                    + ". Create it with POST /v1/domains/" + key.mailbox().domain() + "/mailboxes.").exception();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such mailbox: " + e.getMessage() + ".").exception();
        }
    }

    private static DomainName domain(HttpRequest request) {
        try {
            return new DomainName(request.parameter("domain").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no such domain: " + e.getMessage() + ".").exception();
        }
    }
}
