package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;

/** What identifies a claim: the account and the domain that it says is its own. */
public record ClaimKey(AccountId account, DomainName domain) {
    @Override
    public String toString() {
        return account + "/" + domain;
    }
}
