package dev.mxonramp.lambda;

import dev.mxonramp.domain.account.AccountId;
import java.util.Set;

/**
 * Who sent an authorized request, as the authorizer found.
 *
 * @param account the account
 * @param scopes what its token may do: {@code read}, {@code write}; sessions have both
 * @param operator whether the account operates the deployment
 */
public record Caller(AccountId account, Set<String> scopes, boolean operator) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
