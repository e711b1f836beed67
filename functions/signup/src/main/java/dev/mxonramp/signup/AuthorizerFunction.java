package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.BearerToken.Scope;
import dev.mxonramp.domain.account.Operators;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom a bearer token stands for (HTTP API authorizer, payload format 2.0, simple response). What is wrong with
 * a token is not told: the gateway answers 403 to each of them.
 */
public final class AuthorizerFunction extends TaskFunction {
    private static final String SCHEME = "bearer ";

    private final TokenStore tokens;
    private final AccountStore accounts;
    private final Operators operators;

    public AuthorizerFunction() {
        this(Environment.system());
    }

    public AuthorizerFunction(Environment env) {
        this(new SignUpWiring(env));
    }

    private AuthorizerFunction(SignUpWiring wiring) {
        this(wiring.tokens(), wiring.accounts(), wiring.operators());
    }

    public AuthorizerFunction(TokenStore tokens, AccountStore accounts, Operators operators) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.operators = operators;
    }

    @Override
    protected void prime() {
        var _ = run(Map.of("routeKey", "GET /v1/domains", "headers", Map.of("authorization", SCHEME + "priming")),
                Deadline.none());
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        Optional<BearerToken> token = secret(input).map(SecretHash::of).flatMap(tokens::find)
                .filter(found -> found.scopes().contains(needed(text(input, "routeKey"))));
        return token.flatMap(found -> accounts.find(found.account()).map(account -> allowed(found, account)))
                .orElseGet(() -> Map.of("isAuthorized", false));
    }

    private Map<String, @Nullable Object> allowed(BearerToken token, Account account) {
        var caller = new Caller(account.id(), Set.copyOf(TokenViews.scopes(token)), operators.include(account, token));
        return Map.of("isAuthorized", true, "context", caller.context());
    }

    private static Scope needed(String route) {
        return route.startsWith("GET ") ? Scope.READ : Scope.WRITE;
    }

    private static Optional<String> secret(Map<String, @Nullable Object> input) {
        Object headers = input.get("headers");
        if (headers == null) {
            return Optional.empty();
        }
        return Json.object(headers).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
                .map(header -> String.valueOf(header.getValue()).strip())
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).strip()).findFirst();
    }
}
