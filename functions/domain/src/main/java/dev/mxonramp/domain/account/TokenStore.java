package dev.mxonramp.domain.account;

import java.util.List;
import java.util.Optional;

/** Stored bearer tokens. One that has expired or was revoked is not there. */
public interface TokenStore {
    /** Stores a new token. */
    void create(BearerToken token, SecretHash secret);

    /** What a secret stands for now, strongly consistent. */
    Optional<BearerToken> find(SecretHash secret);

    /** The account's live tokens, oldest first. */
    List<BearerToken> list(AccountId account);

    /**
     * Ends a token at once.
     *
     * @return false if the account has no such live token
     */
    boolean revoke(AccountId account, String id);

    /** Ends every token of an account. */
    void revokeAll(AccountId account);
}
