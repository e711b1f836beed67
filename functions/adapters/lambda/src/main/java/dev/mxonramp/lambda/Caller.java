package dev.mxonramp.lambda;

import dev.mxonramp.domain.account.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who sent an authorized request, as the authorizer found. The gateway hands it from there to the functions as its
 * context, whose members are texts.
 *
 * @param account the account
 * @param scopes what its token may do: {@code read}, {@code write}; sessions have both
 * @param operator whether the account operates the deployment
 */
public record Caller(AccountId account, Set<String> scopes, boolean operator) {
    private static final String OPERATOR = "operator";
    private static final String OWNER = "owner";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The account's role by its name in the API: {@code owner} or {@code operator}. */
    public String role() {
        return operator ? OPERATOR : OWNER;
    }

    /** As the authorizer answers. */
    public Map<String, @Nullable Object> context() {
        return Map.of("account", account.value(), "scopes", String.join(" ", new TreeSet<>(scopes)), "role", role());
    }

    /** As a function receives it; null where the route is open to everybody. */
    static @Nullable Caller of(Map<String, @Nullable Object> context) {
        return context.get("account") instanceof String account
                ? new Caller(new AccountId(account), Set.of(String.valueOf(context.get("scopes")).split(" ")),
                        OPERATOR.equals(context.get("role")))
                : null;
    }
}
