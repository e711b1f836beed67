package dev.mxonramp.signup;

import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.util.Map;

/** Sends a sign-in link, and exchanges one for a session. Neither tells whether an address is known. */
public final class LinkFunction extends ApiFunction {
    private static final String FRAGMENT = "link=";

    private final Doors doors;
    private final AccountStore accounts;
    private final Links links;
    private final SignIn signIn;

    public LinkFunction() {
        this(Environment.system());
    }

    public LinkFunction(Environment env) {
        this(new SignUpWiring(env));
    }

    private LinkFunction(SignUpWiring wiring) {
        this(wiring.doors(), wiring.accounts(), wiring.links(), wiring.signIn(), wiring.idempotency());
    }

    public LinkFunction(Doors doors, AccountStore accounts, Links links, SignIn signIn, Idempotency idempotency) {
        super(idempotency);
        this.doors = doors;
        this.accounts = accounts;
        this.links = links;
        this.signIn = signIn;
        on("POST /v1/links", this::link);
        onSecret("POST /v1/sessions", this::session);
    }

    @Override
    protected void prime() {
        var _ = accounts.find(new MailAddress("priming", new DomainName("priming.invalid")));
    }

    private HttpResponse link(HttpRequest request) {
        Fields fields = request.fields();
        MailAddress address = doors.address(fields, "email");
        fields.done();
        doors.count(AccountLimits.LINKS_PER_NETWORK, request);
        accounts.find(address).ifPresent(links::signIn);
        return HttpResponse.json(202, Map.of("next", "If " + address + " has an account, a link is on its way. "
                + "It works for 15 minutes. Before an address is confirmed, it gets one mail a day at most."));
    }

    private HttpResponse session(HttpRequest request) {
        Fields fields = request.fields();
        String typed = fields.text("link", 500);
        fields.done();
        doors.count(AccountLimits.LINKS_PER_NETWORK, request);
        // The whole link may be pasted.
        String secret = typed.substring(typed.lastIndexOf(FRAGMENT) < 0
                ? 0
                : typed.lastIndexOf(FRAGMENT) + FRAGMENT.length());
        SignIn.Issued issued = signIn.redeem(secret).orElseThrow(() -> Problem.invalid("link",
                "This link was used, is older than 15 minutes, or is not whole. Ask for another with POST /v1/links.")
                .exception());
        return HttpResponse.json(201, TokenViews.issued(issued));
    }
}
