package dev.mxonramp.signup;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.journey.ClaimRemoval;
import dev.mxonramp.domain.journey.ClaimRemoval.Removed;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimResume.Resumed;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.journey.MailboxesReady;
import dev.mxonramp.domain.journey.MailboxesReady.Declared;
import dev.mxonramp.domain.name.Claimable;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account's domains: list, add, show with a live diagnosis, check now, ready, resume, delete. */
public final class DomainsFunction extends ApiFunction {
    /** Checks of each kind that the history shows. */
    private static final int SHOWN = 20;
    /** Of the function's 29 s, the guard may take 15 and what comes before it these: MX and table. */
    private static final Duration BEFORE_GUARD = Duration.ofSeconds(12);

    /** What the routes call. */
    public record Services(ClaimableNames names, ClaimStore claims, ClaimOpening opening, ClaimChecks checks,
            ClaimResume resume, MailboxesReady ready, ClaimRemoval removal, EvidenceStore evidence,
            CutOverGuard guard) {}

    private final Services services;
    private final DomainView view;

    public DomainsFunction() {
        this(Environment.system());
    }

    public DomainsFunction(Environment env) {
        this(env, AwsJourney.standard(env));
    }

    private DomainsFunction(Environment env, AwsJourney aws) {
        this(new DynamoIdempotency(aws.table(), aws.clock()), DomainsWiring.services(env, aws),
                DomainsWiring.view(env));
    }

    public DomainsFunction(Idempotency idempotency, Services services, DomainView view) {
        super(idempotency);
        this.services = services;
        this.view = view;
        on("GET /v1/domains", this::list);
        on("POST /v1/domains", this::add);
        on("GET /v1/domains/{domain}", request -> check(request, Trigger.OPEN_PAGE));
        on("DELETE /v1/domains/{domain}", this::delete);
        on("GET /v1/domains/{domain}/evidence", this::evidence);
        on("POST /v1/domains/{domain}/check", request -> check(request, Trigger.CHECK_NOW));
        on("POST /v1/domains/{domain}/ready", this::ready);
        on("POST /v1/domains/{domain}/resume", this::resume);
    }

    private HttpResponse list(HttpRequest request) {
        var domains = services.claims().list(request.caller().account()).stream().map(view::line).toList();
        return HttpResponse.json(200, Map.of("domains", domains));
    }

    private HttpResponse add(HttpRequest request) {
        Fields fields = request.fields();
        String typed = fields.text("domain", 1_000);
        fields.done();
        return switch (services.names().judge(typed)) {
            case Claimable.Refused(String reason) -> throw Problem.invalid("domain", reason).exception();
            case Claimable.Accepted(var name, _) ->
                switch (services.opening().open(request.caller().account(), name)) {
                    case Opening.Opened(Claim claim) -> HttpResponse.json(201, view.whole(claim)).header("location",
                            "/v1/domains/" + name);
                    case Opening.AlreadyThere(Claim claim) -> HttpResponse.json(200, view.whole(claim));
                    case Opening.TooMany(int limit) -> throw Problem.conflict("too-many-domains", "You have " + limit
                            + " domains that wait for proof. Prove or delete some of them first.").exception();
                };
        };
    }

    private HttpResponse check(HttpRequest request, Trigger trigger) {
        long began = System.nanoTime();
        return switch (services.checks().check(key(request), trigger)) {
            case Checked.Missing() -> throw missing();
            case Checked.Seen seen -> HttpResponse.json(200, view.checked(seen, cutOver(seen, began)));
        };
    }

    private HttpResponse evidence(HttpRequest request) {
        ClaimKey key = key(request);
        if (services.claims().find(key).isEmpty()) {
            throw missing();
        }
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("ownership", EvidenceView.of(services.evidence().history(key, Kind.TXT, SHOWN)));
        view.put("mx", EvidenceView.of(services.evidence().history(key, Kind.MX, SHOWN)));
        return HttpResponse.json(200, view);
    }

    /** What the MX change would lose, looked at as often as the DNS is, if that did not take too long. */
    private @Nullable CutOverReport cutOver(Checked.Seen seen, long began) {
        boolean soon = System.nanoTime() - began <= BEFORE_GUARD.toNanos();
        return seen.fresh() && soon && CutOverGuard.concerns(seen.claim()) ? services.guard().look(seen.claim()) : null;
    }

    private HttpResponse ready(HttpRequest request) {
        return switch (services.ready().declare(key(request))) {
            case Declared.Done(Claim claim) -> HttpResponse.json(200, view.whole(claim));
            case Declared.NoMailbox() -> throw Problem.conflict("no-mailbox",
                    "The domain has no mailbox yet: after the MX change all its mail would bounce. Create one first.")
                    .exception();
            case Declared.TooEarly(_) -> throw Problem.conflict("not-proven",
                    "The domain is not set up yet. Prove it first; mailboxes come after that.").exception();
            case Declared.Missing() -> throw missing();
        };
    }

    private HttpResponse resume(HttpRequest request) {
        return switch (services.resume().resume(key(request))) {
            case Resumed.Started(Claim claim) -> HttpResponse.json(200, view.whole(claim));
            case Resumed.NotStopped(_) -> throw Problem.conflict("not-stopped",
                    "Nothing failed and nothing ended here, so there is nothing to resume.").exception();
            case Resumed.Missing() -> throw missing();
        };
    }

    private HttpResponse delete(HttpRequest request) {
        return switch (services.removal().remove(key(request))) {
            case Removed.Gone() -> HttpResponse.empty(204);
            case Removed.HasMailboxes(int count) -> throw Problem.conflict("has-mailboxes", "The domain has " + count
                    + (count == 1 ? " mailbox." : " mailboxes.") + " Delete them and their mail first.").exception();
            case Removed.CoversMailboxes(var below) -> throw Problem.conflict("has-mailboxes", "The domain " + below
                    + " has mailboxes and is yours by the proof of this one. Delete those mailboxes first.")
                    .exception();
            case Removed.Refused(String reason) -> throw Problem.conflict("mail-host-refused",
                    "The mail platform does not let the domain go: " + reason + " Ask the operator.").exception();
            case Removed.Missing() -> throw missing();
        };
    }

    /** The caller's claim that the path names; a name that nobody could claim does not exist here. */
    private ClaimKey key(HttpRequest request) {
        return switch (services.names().judge(request.parameter("domain"))) {
            case Claimable.Accepted(var name, _) -> new ClaimKey(request.caller().account(), name);
            case Claimable.Refused(String reason) ->
                throw Problem.notFound("This is not one of your domains. " + reason)
                        .exception();
        };
    }

    private static ProblemException missing() {
        return Problem.notFound("This is not one of your domains. Add it first.").exception();
    }
}
