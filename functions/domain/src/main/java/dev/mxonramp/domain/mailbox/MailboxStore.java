package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailboxes that the system knows. */
public interface MailboxStore {
    /** One mailbox of the account. */
    Optional<Mailbox> find(AccountId account, MailAddress address);

    /** The account's mailboxes in a domain, by address. */
    List<Mailbox> list(AccountId account, DomainName domain);

    /**
     * Stores a new mailbox.
     *
     * @return the mailbox with its first version; empty if the account has it already, and nothing was changed then
     */
    Optional<Mailbox> create(Mailbox mailbox);

    /**
     * Replaces the mailbox whose id and version this one carries.
     *
     * @return the mailbox with its new version; empty if somebody else wrote first or deleted it: read and decide again
     */
    Optional<Mailbox> update(Mailbox mailbox);

    /** Removes it; without it, nothing happens. */
    void delete(AccountId account, MailAddress address);

    /** Where mail to unknown addresses of the domain arrives, if anywhere. */
    Optional<MailAddress> catchAll(AccountId account, DomainName domain);

    /** Sets or (null) ends the catch-all. */
    void setCatchAll(AccountId account, DomainName domain, @Nullable MailAddress mailbox);
}
