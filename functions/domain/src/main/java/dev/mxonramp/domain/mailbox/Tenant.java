package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;

/**
 * For whom a domain stands at the mail host. A claim may have been provisioned long ago, and the domain be another
 * account's in between: only what was last set up for the account itself is its to change.
 *
 * @param domain exactly this name; names below have tenants of their own
 * @param account whose mailboxes may stand there
 * @param begunAt when clearing the domain for the account began
 * @param cleared whether what others had there is certainly set aside
 */
public record Tenant(DomainName domain, AccountId account, Instant begunAt, boolean cleared) {
    /** A tenant for whom the domain is about to be cleared. */
    public static Tenant begin(DomainName domain, AccountId account, Instant now) {
        return new Tenant(domain, account, now, false);
    }

    /** The same once nothing of others is left. */
    public Tenant settled() {
        return new Tenant(domain, account, begunAt, true);
    }

    /** Whether the domain was last cleared for this account. */
    public boolean admits(AccountId somebody) {
        return cleared && account.equals(somebody);
    }
}
