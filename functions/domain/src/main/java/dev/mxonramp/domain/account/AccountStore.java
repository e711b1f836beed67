package dev.mxonramp.domain.account;

import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.Optional;

/** Stored accounts; one address has one account, under any race. */
public interface AccountStore {
    /** What came of storing a new account. */
    sealed interface Created {
        /** The account that has the address now, new or known before. */
        Account account();

        /** It is stored. */
        record Stored(Account account) implements Created {}

        /** The address has an account already; nothing was changed. */
        record Exists(Account account) implements Created {}
    }

    /** The account, strongly consistent. */
    Optional<Account> find(AccountId id);

    /** The account of an address, strongly consistent. */
    Optional<Account> find(MailAddress address);

    /** Stores an account, unless its address has one. */
    Created create(Account account);

    /** Records that the address was confirmed; the first instant stays, and without the account nothing happens. */
    void confirm(AccountId id, Instant at);

    /** Removes the account and frees its address; without it, nothing happens. */
    void delete(AccountId id);
}
