package dev.mxonramp.domain.account;

import java.time.Duration;
import java.util.Optional;

/** Sign-in links that were sent: each works once and for {@link #VALID}. Only hashes are stored. */
public interface SignInLinks {
    /** How long a link works. */
    Duration VALID = Duration.ofMinutes(15);

    /** Stores a link that begins to be valid now. */
    void put(SecretHash secret, AccountId account);

    /** Whose link it is, if it still works; it keeps working. */
    Optional<AccountId> find(SecretHash secret);

    /** Uses the link up; of several at once exactly one gets the account. */
    Optional<AccountId> take(SecretHash secret);
}
