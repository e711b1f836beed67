package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.Set;

/**
 * A mailbox of an account. Its password is the mail host's alone and is never stored here.
 *
 * @param account whose
 * @param address its address
 * @param id opaque identifier ({@code m…}), the encryption context of its source's credential
 * @param quota octets, 0 without limit
 * @param aliases other addresses of the same domain that arrive here
 * @param createdAt when
 */
public record Mailbox(AccountId account, MailAddress address, String id, long quota, Set<MailAddress> aliases,
        Instant createdAt) {
    public Mailbox {
        aliases = Set.copyOf(aliases);
        if (quota < 0) {
            throw new IllegalArgumentException("a quota is not negative");
        }
    }
}
