package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoLimits;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoPasswordLinks;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.MailboxPassword;
import dev.mxonramp.domain.mailbox.Mailboxes;
import dev.mxonramp.domain.mailbox.PasswordChoice;
import dev.mxonramp.domain.mailbox.PasswordChoice.Asked;
import dev.mxonramp.domain.mailbox.PasswordChoice.Chosen;
import dev.mxonramp.domain.mailbox.PasswordLinks.Link;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.ChangeProblems;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;
import dev.mxonramp.lambda.Throttle;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Links by which users choose the passwords of their mailboxes: made by the owner, used without a token. */
public final class PasswordLinksFunction extends ApiFunction {
    private static final String FRAGMENT = "key=";

    private final PasswordChoice choice;
    private final Throttle throttle;
    private final String publicUrl;

    /** What Lambda starts. */
    public PasswordLinksFunction() {
        this(Environment.system());
    }

    /** Wired to AWS and the mail host by the environment. */
    public PasswordLinksFunction(Environment env) {
        this(env, Clients.standard(), FreshRandom.secure(), InstantSource.system());
    }

    private PasswordLinksFunction(Environment env, Clients clients, RandomGenerator random, InstantSource clock) {
        this(env, clients, new Table(clients.dynamoDb(), env.required("TABLE")), random, clock);
    }

    private PasswordLinksFunction(Environment env, Clients clients, Table table, RandomGenerator random,
            InstantSource clock) {
        this(new DynamoIdempotency(table, clock), new DynamoLimits(table, clock),
                choice(env, clients, table, random, clock), env.required("PUBLIC_URL"));
    }

    /** @param publicUrl where the console is reached, without a slash at the end */
    public PasswordLinksFunction(Idempotency idempotency, Limits limits, PasswordChoice choice, String publicUrl) {
        super(idempotency);
        this.choice = choice;
        this.throttle = new Throttle(limits);
        this.publicUrl = publicUrl;
        onSecret("POST /v1/domains/{domain}/mailboxes/{local}/password-link", this::create);
        on("POST /v1/passwords/look", this::look);
        on("POST /v1/passwords", this::choose);
    }

    private static PasswordChoice choice(Environment env, Clients clients, Table table, RandomGenerator random,
            InstantSource clock) {
        var claims = new DynamoClaimStore(table);
        var ownership = new Ownership(new DynamoOwnerStore(table), PublicSuffixLists.from(env::optional));
        var door = new MailboxDoor(claims, ownership, new DynamoTenantStore(table));
        var store = new DynamoMailboxStore(table);
        var identities = new Identities(random);
        var mailboxes = new Mailboxes(door, store, new DynamoSourceStore(table, random),
                MailHostWiring.mailHost(env, clients), identities, clock);
        return new PasswordChoice(door, store, mailboxes, new DynamoPasswordLinks(table, clock), identities);
    }

    private HttpResponse create(HttpRequest request) {
        ClaimKey key = Paths.claim(request);
        request.fields().done();
        return switch (choice.ask(key, Paths.mailbox(request, key))) {
            // The secret stands in the fragment, which browsers do not send: it is in nobody's log.
            case Asked.Made(String secret, Link link) -> HttpResponse.json(201,
                    Map.of("link", publicUrl + "/password#" + FRAGMENT + secret, "expiresAt", link.expiresAt()));
            case Asked.Refused(var reason) -> throw ChangeProblems.of(reason);
        };
    }

    private HttpResponse look(HttpRequest request) {
        Fields fields = request.fields();
        String secret = secret(fields);
        fields.done();
        throttle.count(AccountLimits.PASSWORDS_PER_NETWORK, request);
        Link link = choice.look(secret).orElseThrow(PasswordLinksFunction::dead);
        return HttpResponse.json(200, Map.of("address", link.target().mailbox().toString(), "expiresAt",
                link.expiresAt(), "fewest", MailboxPassword.MIN, "most", MailboxPassword.MAX));
    }

    private HttpResponse choose(HttpRequest request) {
        Fields fields = request.fields();
        String secret = secret(fields);
        String typed = fields.optionalSecret("password", MailboxPassword.MAX).orElse("");
        fields.done();
        throttle.count(AccountLimits.PASSWORDS_PER_NETWORK, request);
        return switch (choice.choose(secret, password(typed))) {
            case Chosen.Done() -> HttpResponse.empty(204);
            case Chosen.Dead() -> throw dead();
            case Chosen.Refused(var reason) -> throw ChangeProblems.of(reason);
        };
    }

    /** The whole link may be pasted. */
    private static String secret(Fields fields) {
        String typed = fields.text("link", 500);
        int fragment = typed.lastIndexOf(FRAGMENT);
        return fragment < 0 ? typed : typed.substring(fragment + FRAGMENT.length());
    }

    private static MailboxPassword password(String typed) {
        try {
            return new MailboxPassword(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("password", String.valueOf(e.getMessage())).exception();
        }
    }

    private static ProblemException dead() {
        return Problem.invalid("link", "This link was used, is older than 7 days, or is not whole. Ask whoever sent it "
                + "for another.").exception();
    }
}
