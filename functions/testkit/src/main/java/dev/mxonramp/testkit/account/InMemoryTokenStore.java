package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.TokenStore;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bearer tokens in memory. */
public final class InMemoryTokenStore implements TokenStore {
    private final InstantSource clock;
    private final Map<SecretHash, BearerToken> tokens = new HashMap<>();

    public InMemoryTokenStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void create(BearerToken token, SecretHash secret) {
        tokens.put(secret, token);
    }

    @Override
    public synchronized Optional<BearerToken> find(SecretHash secret) {
        return Optional.ofNullable(tokens.get(secret)).filter(token -> token.live(clock.instant()));
    }

    @Override
    public synchronized List<BearerToken> list(AccountId account) {
        return tokens.values().stream().filter(token -> token.account().equals(account))
                .filter(token -> token.live(clock.instant()))
                .sorted(Comparator.comparing(BearerToken::createdAt).thenComparing(BearerToken::id)).toList();
    }

    @Override
    public synchronized boolean revoke(AccountId account, String id) {
        boolean live = list(account).stream().anyMatch(token -> token.id().equals(id));
        tokens.values().removeIf(token -> token.account().equals(account) && token.id().equals(id));
        return live;
    }

    @Override
    public synchronized void revokeAll(AccountId account) {
        tokens.values().removeIf(token -> token.account().equals(account));
    }
}
