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
 * @param parked whether it was set aside at the mail host, since the domain became another account's
 * @param version counts writes; every update is conditional on it
 */
public record Mailbox(AccountId account, MailAddress address, String id, long quota, Set<MailAddress> aliases,
        Instant createdAt, boolean parked, long version) {
    public Mailbox {
        aliases = Set.copyOf(aliases);
        if (quota < 0) {
            throw new IllegalArgumentException("a quota is not negative");
        }
    }

    /** A mailbox as it is first stored, without aliases. */
    public static Mailbox begin(AccountId account, MailAddress address, String id, long quota, Instant now) {
        return new Mailbox(account, address, id, quota, Set.of(), now, false, 0);
    }

    /** The same with another quota, in octets; 0 means without limit. */
    public Mailbox withQuota(long octets) {
        return new Mailbox(account, address, id, octets, aliases, createdAt, parked, version);
    }

    /** The same with other aliases. */
    public Mailbox withAliases(Set<MailAddress> others) {
        return new Mailbox(account, address, id, quota, others, createdAt, parked, version);
    }

    /** The same set aside, or back. */
    public Mailbox withParked(boolean aside) {
        return new Mailbox(account, address, id, quota, aliases, createdAt, aside, version);
    }

    /** This mailbox as a store has written it. */
    public Mailbox stored(long newVersion) {
        return new Mailbox(account, address, id, quota, aliases, createdAt, parked, newVersion);
    }
}
