package dev.mxonramp.mx;

import dev.mxonramp.aws.AssumedRoles;
import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.Route53HostedZones;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoDnsAccessStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.domain.zone.BoundZone;
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
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The API that writes a user's records in their hosted zone, where the operator or they themselves allowed it. */
public final class DnsRecordsFunction extends ApiFunction {
    private static final String DNS = "/v1/domains/{domain}/dns";
    private static final int MAX_RECORDS = 20;
    private static final int MAX_RECORD = 300;

    private final ClaimStore claims;
    private final DnsAccessStore accesses;
    private final String operatorAccount;
    private final HostedZones zones;
    private final BoundZone bound;
    private final RecordWriting writing;
    private final MxSwitch mx;

    /** What Lambda starts. */
    public DnsRecordsFunction() {
        this(Environment.system());
    }

    /** Wired to AWS by the environment. */
    public DnsRecordsFunction(Environment env) {
        this(env, Clients.standard());
    }

    private DnsRecordsFunction(Environment env, Clients clients) {
        this(env, new Table(clients.dynamoDb(), env.required("TABLE")),
                new Route53HostedZones(clients::route53,
                        new AssumedRoles(clients::sts, env.required("OPERATOR_ACCOUNT"))),
                new GuavaPublicSuffixes());
    }

    private DnsRecordsFunction(Environment env, Table table, HostedZones zones, PublicSuffixes suffixes) {
        this(new DynamoIdempotency(table, InstantSource.system()), new DynamoClaimStore(table),
                new Ownership(new DynamoOwnerStore(table), suffixes), new DynamoMailboxStore(table),
                new DynamoDnsAccessStore(table), zones, suffixes,
                new Challenge(env.required("CHALLENGE_LABEL"), env.required("CODE_PREFIX")),
                new ClientRecords(env.server("IMAP_HOST", "IMAP_PORT"), env.server("SMTP_HOST", "SMTP_PORT"),
                        env.optional("CLIENT_SETUP_HOST").map(DomainName::new).orElse(null)),
                new MxPlan(env.list("MX_HOSTS").stream().map(DomainName::new).toList()),
                env.required("OPERATOR_ACCOUNT"), FreshRandom.secure(), InstantSource.system());
    }

    public DnsRecordsFunction(Idempotency idempotency, ClaimStore claims, Ownership ownership, MailboxStore mailboxes,
            DnsAccessStore accesses, HostedZones zones, PublicSuffixes suffixes, Challenge challenge,
            ClientRecords clients, MxPlan plan,
            String operatorAccount, RandomGenerator random, InstantSource clock) {
        super(idempotency);
        this.claims = claims;
        this.accesses = accesses;
        this.operatorAccount = operatorAccount;
        this.zones = zones;
        this.bound = new BoundZone(zones, accesses, suffixes, new Identities(random));
        this.writing = new RecordWriting(claims, bound, zones, challenge, clients);
        this.mx = new MxSwitch(claims, ownership, mailboxes, bound, zones, accesses, plan, clock);
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
        fields.done();
        return answer(mx.change(key, confirmed));
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
