package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.SignInLinks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sign-in links in memory. */
public final class InMemorySignInLinks implements SignInLinks {
    private final InstantSource clock;
    private final Map<SecretHash, Link> links = new HashMap<>();

    private record Link(AccountId account, Instant expiresAt) {}

    public InMemorySignInLinks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(SecretHash secret, AccountId account) {
        links.put(secret, new Link(account, clock.instant().plus(VALID)));
    }

    @Override
    public synchronized Optional<AccountId> find(SecretHash secret) {
        return Optional.ofNullable(links.get(secret)).filter(link -> link.expiresAt.isAfter(clock.instant()))
                .map(Link::account);
    }

    @Override
    public synchronized Optional<AccountId> take(SecretHash secret) {
        Optional<AccountId> account = find(secret);
        links.remove(secret);
        return account;
    }
}
