package dev.mxonramp.domain.account;

import dev.mxonramp.domain.account.BearerToken.Kind;
import dev.mxonramp.domain.account.BearerToken.Scope;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;

/** Signing in: a link by mail, exchanged once for a bearer token. There are no passwords. */
public final class SignIn {
    private final AccountStore accounts;
    private final SignInLinks links;
    private final TokenStore tokens;
    private final Identities identities;
    private final InstantSource clock;

    public SignIn(AccountStore accounts, SignInLinks links, TokenStore tokens, Identities identities,
            InstantSource clock) {
        this.accounts = accounts;
        this.links = links;
        this.tokens = tokens;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * A token that was just made.
     *
     * @param secret shown this once
     */
    public record Issued(String secret, BearerToken token) {
        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }

    /** Makes a link's secret for an account. */
    public String link(AccountId account) {
        String secret = identities.secret();
        links.put(SecretHash.of(secret), account);
        return secret;
    }

    /** Exchanges a link for a session; empty if it was used, has expired or never was. */
    public Optional<Issued> redeem(String secret) {
        SecretHash hash = SecretHash.of(secret);
        // Confirmed before the link is used up: who gets no answer may then have another link at once.
        links.find(hash).ifPresent(account -> accounts.confirm(account, clock.instant()));
        return links.take(hash).flatMap(accounts::find).map(this::session);
    }

    private Issued session(Account account) {
        var now = clock.instant();
        return issue(new BearerToken(identities.opaque('t'), account.id(), Kind.SESSION, "Signed in",
                EnumSet.allOf(Scope.class), now, now.plus(BearerToken.SESSION)));
    }

    /** Stores a token with a new secret. */
    public Issued issue(BearerToken token) {
        String secret = identities.secret();
        tokens.create(token, SecretHash.of(secret));
        return new Issued(secret, token);
    }
}
