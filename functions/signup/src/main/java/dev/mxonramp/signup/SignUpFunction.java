package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimOpening.Opening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.name.Claimable;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sign-up: an account, a claim and its code; the onboarding starts by itself. The answer is the same whether the
 * address, or the claim, was known before.
 */
public final class SignUpFunction extends ApiFunction {
    private final Doors doors;
    private final ClaimableNames names;
    private final AccountStore accounts;
    private final ClaimOpening opening;
    private final ClaimResume resume;
    private final Links links;
    private final Identities identities;
    private final Challenge challenge;
    private final InstantSource clock;

    public SignUpFunction() {
        this(Environment.system());
    }

    public SignUpFunction(Environment env) {
        this(new SignUpWiring(env));
    }

    private SignUpFunction(SignUpWiring wiring) {
        this(wiring.doors(), wiring.names(), wiring.accounts(), wiring.opening(), wiring.resume(), wiring.links(),
                wiring.identities(),
                wiring.challenge(), wiring.clock(), wiring.idempotency());
    }

    public SignUpFunction(Doors doors, ClaimableNames names, AccountStore accounts, ClaimOpening opening,
            ClaimResume resume, Links links,
            Identities identities, Challenge challenge, InstantSource clock, Idempotency idempotency) {
        super(idempotency);
        this.doors = doors;
        this.names = names;
        this.accounts = accounts;
        this.opening = opening;
        this.resume = resume;
        this.links = links;
        this.identities = identities;
        this.challenge = challenge;
        this.clock = clock;
        on("POST /v1/signups", this::signUp);
    }

    @Override
    protected void prime() {
        var _ = names.judge("priming.invalid");
        var _ = accounts.find(new MailAddress("priming", new DomainName("priming.invalid")));
    }

    private Claimable.Accepted domain(Fields fields) {
        return switch (names.judge(fields.text("domain", 2_000))) {
            case Claimable.Accepted accepted -> accepted;
            case Claimable.Refused(String reason) -> throw Problem.invalid("domain", reason).exception();
        };
    }

    private HttpResponse signUp(HttpRequest request) {
        Fields fields = request.fields();
        MailAddress address = doors.address(fields, "email");
        Claimable.Accepted domain = domain(fields);
        fields.done();
        doors.count(AccountLimits.SIGN_UPS_PER_NETWORK, request);
        doors.count(AccountLimits.SIGN_UPS_PER_DOMAIN, domain.name().toString(), "for this domain");
        doors.count(AccountLimits.SIGN_UPS_PER_ADDRESS, address.toString(), "with this address");
        Account account = accounts.create(Account.begin(identities.account(), address, clock.instant())).account();
        Claim claim = open(account, domain);
        var _ = links.signUp(account, claim, challenge);
        return HttpResponse.json(201, answer(address, domain, claim));
    }

    private Claim open(Account account, Claimable.Accepted domain) {
        return switch (opening.open(account.id(), domain.name())) {
            case Opening.Opened(Claim claim) -> claim;
            case Opening.AlreadyThere(Claim claim) -> {
                if (claim.expiredAt() != null) {
                    var _ = resume.resume(claim.key());
                }
                yield claim;
            }
            case Opening.TooMany(int limit) -> throw Problem.conflict("too-many-claims", "This account has " + limit
                    + " domains without proof. Sign in and prove or delete some of them first.").exception();
        };
    }

    /** Says of every claim what is true of a new one: how far a known one has come is its owner's business. */
    private Map<String, Object> answer(MailAddress address, Claimable.Accepted domain, Claim claim) {
        var claimed = new LinkedHashMap<String, Object>();
        claimed.put("domain", domain.name());
        claimed.put("unicode", domain.unicode());
        claimed.put("phase", Phase.AWAIT_OWNERSHIP);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("claim", claimed);
        answer.put("code", claim.code());
        answer.put("record", RecordToPublish.of(challenge, claim));
        answer.put("next", List.of(
                "Publish the record where the DNS of " + domain.name()
                        + " is kept. We look for it by ourselves and go on as soon as it is there.",
                "Open the sign-in link that we mail to " + address
                        + ". It works for 15 minutes; ask for another with POST /v1/links."));
        return answer;
    }
}
