package dev.mxonramp.migration;

import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassStart;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Halt;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceUpdates;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.SourceJson;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sources, plans, progress, the owner's decisions and certificates over HTTP. */
public final class MigrationFunction extends ApiFunction {
    private static final String DOMAIN = " /v1/domains/{domain}";
    private static final String MAILBOX = DOMAIN + "/mailboxes/{local}";

    private final MigrationDesk desk;
    private final Addressed addressed;
    private final SourceStore sources;
    private final DuePasses passes;

    public MigrationFunction() {
        this(Environment.system());
    }

    public MigrationFunction(Environment env) {
        this(new Wiring(env));
    }

    private MigrationFunction(Wiring wiring) {
        this(new DynamoIdempotency(wiring.table(), wiring.clock()), wiring.desk(), wiring.addressed(),
                wiring.sources(), wiring.duePasses());
    }

    public MigrationFunction(Idempotency idempotency, MigrationDesk desk, Addressed addressed, SourceStore sources,
            DuePasses passes) {
        super(idempotency);
        this.desk = desk;
        this.addressed = addressed;
        this.sources = sources;
        this.passes = passes;
        on("GET" + DOMAIN + "/migration", this::overview);
        on("GET" + DOMAIN + "/migration/report", this::report);
        on("POST" + DOMAIN + "/migration/bulk", this::bulk);
        on("GET" + DOMAIN + "/source-presets", this::presets);
        on("PUT" + MAILBOX + "/source", this::setSource);
        on("GET" + MAILBOX + "/source", request -> json(addressed.source(request)));
        on("DELETE" + MAILBOX + "/source", this::deleteSource);
        on("GET" + MAILBOX + "/migration", this::progress);
        on("POST" + MAILBOX + "/migration/plan", this::plan);
        on("GET" + MAILBOX + "/migration/plan", this::latestPlan);
        on("GET" + MAILBOX + "/migration/mapping", request -> mapping(addressed.source(request)));
        on("PUT" + MAILBOX + "/migration/mapping", this::setMapping);
        on("POST" + MAILBOX + "/migration/passes", this::startPass);
        on("POST" + MAILBOX + "/migration/quiet", this::quiet);
        on("POST" + MAILBOX + "/migration/pause", request -> halt(request, desk.halts()::pause));
        on("POST" + MAILBOX + "/migration/resume", this::resume);
        on("POST" + MAILBOX + "/migration/cancel", request -> halt(request, desk.halts()::cancel));
        on("GET" + MAILBOX + "/migration/certificate", this::certificate);
    }

    private HttpResponse overview(HttpRequest request) {
        Claim claim = addressed.claim(request);
        return HttpResponse.json(200, desk.views().overview(claim.key().account(), claim.key().domain()));
    }

    private HttpResponse report(HttpRequest request) {
        Claim claim = addressed.claim(request);
        return new HttpResponse(200, Map.of("content-type", "text/csv; charset=utf-8", "content-disposition",
                "attachment; filename=\"migration.csv\""),
                desk.views().report(claim.key().account(), claim.key().domain()));
    }

    private HttpResponse bulk(HttpRequest request) {
        Claim claim = addressed.claim(request);
        return HttpResponse.json(200, desk.bulk().run(claim.key().account(), claim.key().domain(), request.fields()));
    }

    private HttpResponse presets(HttpRequest request) {
        return HttpResponse.json(200, desk.presets().of(addressed.claim(request)));
    }

    private HttpResponse setSource(HttpRequest request) {
        MailboxKey mailbox = addressed.mailbox(request);
        addressed.admit(mailbox);
        return json(desk.setting().set(mailbox, request.fields()));
    }

    private HttpResponse deleteSource(HttpRequest request) {
        desk.setting().delete(addressed.mailbox(request));
        return HttpResponse.empty(204);
    }

    private HttpResponse progress(HttpRequest request) {
        return HttpResponse.json(200, desk.views().progress(addressed.source(request), ExceptionPage.of(request)));
    }

    private HttpResponse plan(HttpRequest request) {
        Source source = addressed.source(request);
        addressed.admit(addressed.mailbox(request));
        try {
            return document(desk.plans().draw(source));
        } catch (SourceRefused e) {
            throw Problem.conflict("source-refused", String.valueOf(e.getMessage())).exception();
        }
    }

    private HttpResponse latestPlan(HttpRequest request) {
        return document(desk.plans().latest(addressed.source(request)).orElseThrow(() -> Problem
                .notFound("This mailbox has no plan yet. Have one drawn up with POST …/migration/plan.").exception()));
    }

    private HttpResponse setMapping(HttpRequest request) {
        return mapping(desk.choices().set(addressed.source(request), request.fields()));
    }

    private HttpResponse startPass(HttpRequest request) {
        Source source = addressed.source(request);
        addressed.admit(addressed.mailbox(request));
        return switch (passes.startNow(source.account(), source.mailbox())) {
            case PassStart.Begun(PassKey pass) -> HttpResponse.json(202, Map.of("pass", pass.number()));
            case PassStart.Running() -> throw Problem.conflict("pass-running",
                    "A pass is running already. Watch it with GET …/migration; start another when it has ended.")
                    .exception();
            case PassStart.Refused(PassStart.Reason reason) -> throw refusal(reason, source);
        };
    }

    private static RuntimeException refusal(PassStart.Reason reason, Source source) {
        return switch (reason) {
            case NO_SOURCE -> Addressed.noSource(new MailboxKey(source.account(), source.mailbox()));
            case CLAIM_ENDED -> Problem.conflict("claim-ended", "The onboarding of " + source.mailbox().domain()
                    + " has ended without proof. Take it up again with POST …/resume, then start a pass.").exception();
            case CERTIFIED ->
                Problem.conflict("certified", "This mailbox is certified whole; there is nothing left to copy.")
                        .exception();
            case PAUSED ->
                Problem.conflict("paused", "This migration is paused. Let it go on with POST …/migration/resume.")
                        .exception();
            case CANCELLED, NO_SECRET -> Problem.conflict("source-wiped",
                    "The old mailbox's password was deleted. Set the source again with PUT, then start a pass.")
                    .exception();
            // It was looked at a moment ago.
            case NO_MAILBOX, NOT_HELD -> Problem.conflict("changed",
                    "The mailbox or its domain changed hands at the same moment. Read it, then try again.").exception();
        };
    }

    private HttpResponse quiet(HttpRequest request) {
        MailboxKey mailbox = addressed.mailbox(request);
        var _ = addressed.source(mailbox);
        Source quiet = new SourceUpdates(sources)
                .apply(mailbox, each -> each.ownerSaysQuiet() ? each : each.edit().ownerSaysQuiet().source())
                .orElseThrow(() -> Addressed.noSource(mailbox));
        if (quiet.certifiedAt() == null) {
            // One more look is needed to certify; a pass that is running already does it.
            var _ = passes.startNow(mailbox.account(), mailbox.mailbox());
        }
        return json(quiet);
    }

    private HttpResponse resume(HttpRequest request) {
        Halt halt = addressed.source(request).halt();
        addressed.admit(addressed.mailbox(request));
        if (halt == Halt.CANCELLED) {
            throw Problem.conflict("cancelled",
                    "This migration was cancelled. Set the source again with PUT …/source to begin anew.").exception();
        }
        return halt(request, desk.halts()::resume);
    }

    private HttpResponse halt(HttpRequest request, Function<MailboxKey, Optional<Source>> word) {
        MailboxKey mailbox = addressed.mailbox(request);
        return json(word.apply(mailbox).orElseThrow(() -> Addressed.noSource(mailbox)));
    }

    private HttpResponse certificate(HttpRequest request) {
        return document(desk.certificates().apply(addressed.mailbox(request)).orElseThrow(() -> Problem
                .notFound("This mailbox has no certificate yet. GET …/migration says what is waited for.")
                .exception()));
    }

    private static HttpResponse document(String json) {
        return new HttpResponse(200, Map.of("content-type", "application/json"), json);
    }

    private static HttpResponse mapping(Source source) {
        return HttpResponse.json(200, SourceJson.choice(source.choice()));
    }

    private static HttpResponse json(Source source) {
        return HttpResponse.json(200, SourceJson.source(source));
    }
}
