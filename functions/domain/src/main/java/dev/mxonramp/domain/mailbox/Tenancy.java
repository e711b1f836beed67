package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.name.DomainName;

/** Whose mailboxes stand in a domain at the mail host, decided when one is used. */
public final class Tenancy {
    private final Ownership ownership;
    private final TenantStore tenants;

    public Tenancy(Ownership ownership, TenantStore tenants) {
        this.ownership = ownership;
        this.tenants = tenants;
    }

    /** Whether the account holds the name now, and what stands there at the mail host is its own. */
    public boolean holds(AccountId account, DomainName domain) {
        return ownership.holds(account, domain) && cleared(account, domain);
    }

    /** Whether the mail host was last cleared for this account. */
    public boolean cleared(AccountId account, DomainName domain) {
        return tenants.find(domain).filter(each -> each.admits(account)).isPresent();
    }
}
