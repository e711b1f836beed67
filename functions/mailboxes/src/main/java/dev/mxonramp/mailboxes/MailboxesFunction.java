package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.mailbox.MailRouting;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.MailboxPassword;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Mailboxes;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.lambda.ChangeProblems;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The API of mailboxes, their passwords, quotas and aliases, and of the catch-all. */
public final class MailboxesFunction extends ApiFunction {
    /** The largest quota: one pebibyte in octets. */
    private static final long MAX_QUOTA = 1L << 50;

    private static final String MAILBOXES = "/v1/domains/{domain}/mailboxes";
    private static final String MAILBOX = MAILBOXES + "/{local}";
    private static final String ALIAS = MAILBOX + "/aliases/{alias}";
    private static final String CATCH_ALL = "/v1/domains/{domain}/catch-all";

    private final MailboxDoor door;
    private final MailboxStore store;
    private final Mailboxes mailboxes;
    private final MailRouting routing;
    private final RandomGenerator random;

    /** What Lambda starts. */
    public MailboxesFunction() {
        this(Environment.system());
    }

    /** Wired to AWS and the mail host by the environment. */
    public MailboxesFunction(Environment env) {
        this(env, Clients.standard());
    }

    private MailboxesFunction(Environment env, Clients clients) {
        this(new Table(clients.dynamoDb(), env.required("TABLE")), PublicSuffixLists.from(env::optional),
                MailHostWiring.mailHost(env, clients), FreshRandom.secure());
    }

    private MailboxesFunction(Table table, PublicSuffixes suffixes, MailHost host, RandomGenerator random) {
        this(new DynamoIdempotency(table, InstantSource.system()), new DynamoClaimStore(table),
                new Ownership(new DynamoOwnerStore(table), suffixes), new DynamoTenantStore(table),
                new DynamoMailboxStore(table), new DynamoSourceStore(table, random), host, random,
                InstantSource.system());
    }

    public MailboxesFunction(Idempotency idempotency, ClaimStore claims, Ownership ownership, TenantStore tenants,
            MailboxStore store, SourceStore sources, MailHost host, RandomGenerator random, InstantSource clock) {
        super(idempotency);
        this.door = new MailboxDoor(claims, ownership, tenants);
        this.store = store;
        this.mailboxes = new Mailboxes(door, store, sources, host, new Identities(random), clock);
        this.routing = new MailRouting(door, store, host);
        this.random = random;
        on("GET " + MAILBOXES, this::list);
        onSecret("POST " + MAILBOXES, this::create);
        on("GET " + MAILBOX, this::show);
        on("DELETE " + MAILBOX, this::delete);
        on("PUT " + MAILBOX + "/password", this::password);
        on("PUT " + MAILBOX + "/quota", this::quota);
        on("PUT " + ALIAS, this::addAlias);
        on("DELETE " + ALIAS, this::removeAlias);
        on("PUT " + CATCH_ALL, this::setCatchAll);
        on("DELETE " + CATCH_ALL, this::removeCatchAll);
    }

    private HttpResponse list(HttpRequest request) {
        ClaimKey key = visible(request);
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("mailboxes", store.list(key.account(), key.domain()).stream().map(MailboxJson::of).toList());
        body.put("catchAll", store.catchAll(key.account(), key.domain()).map(MailAddress::toString).orElse(null));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        ClaimKey key = visible(request);
        MailAddress address = Paths.mailbox(request, key);
        Mailbox mailbox = store.find(key.account(), address)
                .orElseThrow(() -> ChangeProblems.of(new MailboxChange.NoMailbox(address)));
        return HttpResponse.json(200, MailboxJson.of(mailbox));
    }

    private HttpResponse create(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        Fields fields = request.fields();
        MailAddress address = Paths.local(fields.text("local", 64), "local", key.domain());
        Optional<MailboxPassword> given = password(fields);
        long quota = fields.optionalNumber("quota", 0, MAX_QUOTA).orElse(0L);
        fields.done();
        MailboxPassword password = given.orElseGet(() -> MailboxPassword.generate(random));
        return answer(mailboxes.create(key, address, password.value(), quota), mailbox -> {
            Map<String, @Nullable Object> body = MailboxJson.of(mailbox);
            body.put("password", given.isPresent() ? null : password.value());
            return HttpResponse.json(201, body);
        });
    }

    private HttpResponse delete(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        return answer(mailboxes.delete(key, Paths.mailbox(request, key)), MailboxesFunction::shown);
    }

    private HttpResponse password(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        Fields fields = request.fields();
        Optional<MailboxPassword> given = password(fields);
        fields.done();
        MailboxPassword password = given.orElseGet(() -> MailboxPassword.generate(random));
        return answer(mailboxes.setPassword(key, Paths.mailbox(request, key), password.value()),
                mailbox -> given.isPresent()
                        ? HttpResponse.empty(204)
                        : HttpResponse.json(200, Map.of("password", password.value())));
    }

    private HttpResponse quota(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        Fields fields = request.fields();
        long quota = fields.number("quota", 0, MAX_QUOTA);
        fields.done();
        return answer(mailboxes.setQuota(key, Paths.mailbox(request, key), quota), MailboxesFunction::shown);
    }

    private HttpResponse addAlias(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        MailAddress alias = Paths.local(request.parameter("alias"), "alias", key.domain());
        return answer(routing.addAlias(key, Paths.mailbox(request, key), alias), MailboxesFunction::shown);
    }

    private HttpResponse removeAlias(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        MailAddress alias = Paths.local(request.parameter("alias"), "alias", key.domain());
        return answer(routing.removeAlias(key, Paths.mailbox(request, key), alias), mailbox -> HttpResponse.empty(204));
    }

    private HttpResponse setCatchAll(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        Fields fields = request.fields();
        MailAddress mailbox = Paths.local(fields.text("mailbox", 64), "mailbox", key.domain());
        fields.done();
        return answer(routing.setCatchAll(key, mailbox),
                set -> HttpResponse.json(200, Map.of("catchAll", set.address().toString())));
    }

    private HttpResponse removeCatchAll(HttpRequest request) {
        return answer(routing.removeCatchAll(Paths.claim(request)), MailboxesFunction::shown);
    }

    private static HttpResponse shown(Mailbox mailbox) {
        return HttpResponse.json(200, MailboxJson.of(mailbox));
    }

    private static HttpResponse answer(MailboxChange change, Function<Mailbox, HttpResponse> done) {
        return switch (change) {
            case MailboxChange.Done(Mailbox mailbox) -> done.apply(mailbox);
            case MailboxChange.Gone() -> HttpResponse.empty(204);
            case MailboxChange.Failed failed -> throw ChangeProblems.of(failed);
        };
    }

    private static Optional<MailboxPassword> password(Fields fields) {
        try {
            return fields.optionalSecret("password", MailboxPassword.MAX).map(MailboxPassword::new);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("password", String.valueOf(e.getMessage())).exception();
        }
    }

    /** The claim of a request that only looks: it must exist, nothing more. */
    private ClaimKey visible(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        if (!door.mayLook(key)) {
            throw ChangeProblems.of(new MailboxChange.NoClaim());
        }
        return key;
    }
}
