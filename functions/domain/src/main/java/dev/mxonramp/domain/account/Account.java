package dev.mxonramp.domain.account;

import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who brings domains here. One mail address has one account.
 *
 * @param address where sign-in links go
 * @param confirmedAt when a link sent there was first used; null until then
 */
public record Account(AccountId id, MailAddress address, @Nullable Instant confirmedAt, Instant createdAt) {
    /** A new account whose address is not confirmed yet. */
    public static Account begin(AccountId id, MailAddress address, Instant now) {
        return new Account(id, address, null, now);
    }

    /** Whether mail to the address is known to reach the one who signed up. */
    public boolean confirmed() {
        return confirmedAt != null;
    }

    /** This account, confirmed; the first instant stays. */
    public Account confirmed(Instant at) {
        return new Account(id, address, confirmedAt == null ? at : confirmedAt, createdAt);
    }
}
