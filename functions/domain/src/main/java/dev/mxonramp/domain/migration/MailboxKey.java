package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.MailAddress;

/**
 * Whose migration: one mailbox of ours, with the old one behind it.
 *
 * @param account whose
 * @param mailbox the target mailbox
 */
public record MailboxKey(AccountId account, MailAddress mailbox) {
    /** The mailbox that a pass is about. */
    public static MailboxKey of(PassKey pass) {
        return new MailboxKey(pass.account(), pass.mailbox());
    }

    @Override
    public String toString() {
        return account + "/" + mailbox;
    }
}
