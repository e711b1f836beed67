package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.BearerToken.Kind;
import dev.mxonramp.domain.account.BearerToken.Scope;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.lambda.ApiFunction;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account's own things: its tokens and API keys, everything that is stored about it, its end. */
public final class AccountFunction extends ApiFunction {
    private static final long MAX_DAYS = 3_650;

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final SignIn signIn;
    private final ClaimStore claims;
    private final AccountExport export;
    private final Identities identities;
    private final InstantSource clock;

    public AccountFunction() {
        this(Environment.system());
    }

    public AccountFunction(Environment env) {
        this(new SignUpWiring(env));
    }

    private AccountFunction(SignUpWiring wiring) {
        this(wiring.accounts(), wiring.tokens(), wiring.signIn(), wiring.claims(), wiring.export(),
                wiring.identities(), wiring.clock(), wiring.idempotency());
    }

    public AccountFunction(AccountStore accounts, TokenStore tokens, SignIn signIn, ClaimStore claims,
            AccountExport export, Identities identities, InstantSource clock, Idempotency idempotency) {
        super(idempotency);
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIn = signIn;
        this.claims = claims;
        this.export = export;
        this.identities = identities;
        this.clock = clock;
        on("GET /v1/account",
                request -> HttpResponse.json(200, AccountExport.view(account(request), request.caller())));
        on("DELETE /v1/account", this::delete);
        on("GET /v1/account/export",
                request -> HttpResponse.json(200, this.export.of(account(request), request.caller())));
        on("GET /v1/tokens", this::list);
        onSecret("POST /v1/tokens", this::create);
        on("DELETE /v1/tokens/{id}", this::revoke);
    }

    private Account account(HttpRequest request) {
        return accounts.find(request.caller().account())
                .orElseThrow(() -> Problem.notFound("This account was deleted. Sign up again.").exception());
    }

    private HttpResponse delete(HttpRequest request) {
        AccountId id = request.caller().account();
        int domains = claims.list(id).size();
        if (domains > 0) {
            throw Problem.conflict("account-has-domains", "The account has " + domains
                    + " domains. Delete them first, each with DELETE /v1/domains/{domain}.").exception();
        }
        // Without its account a token lets nobody in, so that what a crash leaves of them is dead.
        accounts.delete(id);
        tokens.revokeAll(id);
        return HttpResponse.empty(204);
    }

    private HttpResponse list(HttpRequest request) {
        return HttpResponse.json(200,
                Map.of("tokens", tokens.list(request.caller().account()).stream().map(TokenViews::listed).toList()));
    }

    private HttpResponse create(HttpRequest request) {
        Fields fields = request.fields();
        String label = fields.text("label", 100);
        Set<Scope> scopes = scopes(fields.texts("scopes", 2, 10));
        Instant now = clock.instant();
        var expiresAt = fields.optionalNumber("expiresInDays", 1, MAX_DAYS).map(Duration::ofDays).map(now::plus);
        fields.done();
        AccountId account = account(request).id();
        if (tokens.list(account).stream().filter(token -> token.kind() == Kind.API_KEY)
                .count() >= AccountLimits.API_KEYS) {
            throw Problem.conflict("too-many-keys", "The account has " + AccountLimits.API_KEYS
                    + " API keys. Revoke one that is not used, with DELETE /v1/tokens/{id}.").exception();
        }
        return HttpResponse.json(201, TokenViews.issued(signIn.issue(new BearerToken(identities.opaque('t'), account,
                Kind.API_KEY, label, scopes, now, expiresAt.orElse(null)))));
    }

    private static Set<Scope> scopes(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.of(Scope.READ);
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (String name : names) {
            scopes.add(EnumSet.allOf(Scope.class).stream().filter(scope -> TokenViews.name(scope).equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("scopes", "A scope is 'read' or 'write'.").exception()));
        }
        if (scopes.contains(Scope.WRITE)) {
            scopes.add(Scope.READ);
        }
        return scopes;
    }

    private HttpResponse revoke(HttpRequest request) {
        String id = request.parameter("id");
        if (!BearerToken.isId(id) || !tokens.revoke(request.caller().account(), id)) {
            throw Problem.notFound("The account has no such token; GET /v1/tokens lists them.").exception();
        }
        return HttpResponse.empty(204);
    }
}
