package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.MailAddress;

/**
 * One pass of one mailbox; the name of its execution.
 *
 * @param account whose
 * @param mailbox the target mailbox
 * @param number from 1
 */
public record PassKey(AccountId account, MailAddress mailbox, int number) {
    public PassKey {
        if (number < 1) {
            throw new IllegalArgumentException("passes count from 1");
        }
    }
}
