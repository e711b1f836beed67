package dev.mxonramp.mx;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.SoughtRecordCheck;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.BoundZone;
import dev.mxonramp.domain.zone.ClientRecord;
import dev.mxonramp.domain.zone.ClientRecords;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.HostedZones.Found;
import dev.mxonramp.domain.zone.MxSwitch;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.domain.zone.RecordWriting;
import dev.mxonramp.domain.zone.ZoneChange;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.CutOverView;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The API that says what the MX change would lose, and writes a user's records in their hosted zone, where the operator
 * or they themselves allowed it.
 */
public final class DnsRecordsFunction extends ApiFunction {
    private static final String CUT_OVER = "/v1/domains/{domain}/cut-over";
    private static final String DNS = "/v1/domains/{domain}/dns";
    private static final int MAX_RECORDS = 20;
    private static final int MAX_RECORD = 300;
    private static final int MAX_OVERRIDES = 20;
    private static final int MAX_CODE = 60;

    /** A look asks the DNS and the mail host as much as a check does, and is granted as often as "check now". */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ClaimStore claims;
    private final DnsAccessStore accesses;
    private final String operatorAccount;
    private final HostedZones zones;
    private final BoundZone bound;
    private final RecordWriting writing;
    private final MxSwitch mx;
    private final CheckGate gate;
    private final CutOverGuard guard;
    private final ClientRecords clients;
    private final SoughtRecordCheck sought;

    /** What Lambda starts. */
    public DnsRecordsFunction() {
        this(Environment.system());
    }

    /** Wired to AWS by the environment. */
    public DnsRecordsFunction(Environment env) {
        this(env, Clients.standard());
    }

    private DnsRecordsFunction(Environment env, Clients clients) {
        this(env, DnsRecordsWiring.services(env, clients));
    }

    private DnsRecordsFunction(Environment env, Services services) {
        this(services, env.required("OPERATOR_ACCOUNT"));
    }

    /** What the function works with; {@code zones} and {@code accesses} are those behind the others. */
    public record Services(Idempotency idempotency, ClaimStore claims, DnsAccessStore accesses, HostedZones zones,
            BoundZone bound, RecordWriting writing, MxSwitch mx, CheckGate gate, CutOverGuard guard,
            ClientRecords clients,
            SoughtRecordCheck sought) {}

    /** @param operatorAccount the AWS account that this runs in: a role in it is not an owner's */
    public DnsRecordsFunction(Services services, String operatorAccount) {
        super(services.idempotency());
        this.claims = services.claims();
        this.accesses = services.accesses();
        this.zones = services.zones();
        this.bound = services.bound();
        this.writing = services.writing();
        this.mx = services.mx();
        this.gate = services.gate();
        this.guard = services.guard();
        this.clients = services.clients();
        this.sought = services.sought();
        this.operatorAccount = operatorAccount;
        on("GET " + CUT_OVER, this::cutOver);
        on("GET /v1/domains/{domain}/client-records", this::clientRecords);
        on("GET " + DNS, this::show);
        on("PUT " + DNS + "/access", this::setAccess);
        on("DELETE " + DNS + "/access", this::removeAccess);
        on("POST " + DNS + "/records", request -> answer(writing.write(key(request))));
        on("POST " + DNS + "/mx", this::changeMx);
        on("POST " + DNS + "/mx/rollback", request -> answer(mx.rollBack(key(request))));
    }

    private HttpResponse show(HttpRequest request) {
        Claim claim = claim(request);
        ClaimKey key = claim.key();
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("externalId", bound.externalId(key));
        body.put("role", accesses.role(key).map(DnsRole::arn).orElse(null));
        Found found = bound.find(key);
        body.put("access", ZoneJson.access(found));
        if (found instanceof Found.Bound(var zone)) {
            body.put("zone", zone.name().ascii());
            body.put("ownership", compared(zone, writing.challenge(claim)));
            body.put("mx", compared(zone, mx.ours(key.domain())));
            body.put("clients", writing.clients(zone, claim).stream().map(ZoneJson::added).toList());
        }
        return HttpResponse.json(200, body);
    }

    private Map<String, @Nullable Object> compared(HostedZones.Zone zone, RecordSet ours) {
        return ZoneJson.compared(zones.read(zone, ours.name(), ours.type()), ours);
    }

    private HttpResponse setAccess(HttpRequest request) {
        ClaimKey key = claim(request).key();
        Fields fields = request.fields();
        DnsRole role = role(fields.text("roleArn", 200));
        fields.done();
        accesses.setRole(key, role);
        return HttpResponse.json(200, Map.of("roleArn", role.arn(), "externalId", bound.externalId(key)));
    }

    private DnsRole role(String arn) {
        DnsRole role;
        try {
            role = new DnsRole(arn);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("roleArn", String.valueOf(e.getMessage())).exception();
        }
        if (role.awsAccount().equals(operatorAccount)) {
            throw Problem.invalid("roleArn", "This role is in the operator's AWS account. Enter one in yours.")
                    .exception();
        }
        return role;
    }

    private HttpResponse removeAccess(HttpRequest request) {
        accesses.setRole(claim(request).key(), null);
        return HttpResponse.empty(204);
    }

    private HttpResponse changeMx(HttpRequest request) {
        ClaimKey key = key(request);
        Fields fields = request.fields();
        RecordSet confirmed = confirmed(fields.object("confirm"), key.domain());
        Set<String> overridden = Set.copyOf(fields.texts("override", MAX_OVERRIDES, MAX_CODE));
        fields.done();
        return answer(mx.change(key, confirmed, overridden));
    }

    private HttpResponse cutOver(HttpRequest request) {
        Claim claim = claim(request);
        mx.objection(claim).ifPresent(sentence -> {
            throw ZoneProblems.of(new ZoneChange.TooEarly(sentence));
        });
        enter(claim.key(), CheckGate.Look.CUT_OVER);
        return HttpResponse.json(200, CutOverView.of(guard.look(claim)));
    }

    private HttpResponse clientRecords(HttpRequest request) {
        Claim claim = claim(request);
        enter(claim.key(), CheckGate.Look.CLIENTS);
        List<ClientRecord> wanted = clients.wanted(claim.key().domain());
        List<Finding> findings = sought.check(claim.key().domain(), wanted.stream().map(ClientRecord::sought).toList());
        var body = new LinkedHashMap<String, @Nullable Object>();
        // Earlier, clients would come here before their mail does.
        body.put("due", claim.milestones().passed(Step.MX_OURS));
        body.put("records", IntStream.range(0, wanted.size())
                .mapToObj(at -> ClientRecordJson.of(wanted.get(at), findings.get(at))).toList());
        return HttpResponse.json(200, body);
    }

    private void enter(ClaimKey key, CheckGate.Look look) {
        Duration closed = gate.enter(key, look, LOOK);
        if (closed.isPositive()) {
            // Whole seconds, never a moment too few.
            long seconds = closed.plusSeconds(1).minusNanos(1).toSeconds();
            throw Problem.tooMany("This was looked at a moment ago. Try again in " + seconds
                    + (seconds == 1 ? " second." : " seconds."), seconds).exception();
        }
    }

    private static @Nullable RecordSet confirmed(Fields shown, DomainName domain) {
        List<String> records = shown.texts("records", MAX_RECORDS, MAX_RECORD);
        if (records.isEmpty()) {
            shown.done();
            return null;
        }
        long ttl = shown.number("ttl", 0, Integer.MAX_VALUE);
        shown.done();
        return new RecordSet(domain, RecordType.MX, ttl, records);
    }

    private Claim claim(HttpRequest request) {
        return claims.find(key(request))
                .orElseThrow(() -> ZoneProblems.of(new ZoneChange.NoClaim()));
    }

    private static ClaimKey key(HttpRequest request) {
        try {
            return new ClaimKey(request.caller().account(),
                    new DomainName(request.parameter("domain").toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw ZoneProblems.of(new ZoneChange.NoClaim());
        }
    }

    private static HttpResponse answer(ZoneChange change) {
        return switch (change) {
            case ZoneChange.Done(var now) -> HttpResponse.json(200, ZoneJson.now(now));
            case ZoneChange.Added(var records) ->
                HttpResponse.json(200, Map.of("records", records.stream().map(ZoneJson::added).toList()));
            case ZoneChange.Failed failed -> throw ZoneProblems.of(failed);
        };
    }
}
