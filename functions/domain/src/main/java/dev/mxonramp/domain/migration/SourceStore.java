package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Optional;

/** The old mailboxes of an account. */
public interface SourceStore {
    /** The source of one mailbox. */
    Optional<Source> find(AccountId account, MailAddress mailbox);

    /** The sources of a domain's mailboxes, by address. */
    List<Source> list(AccountId account, DomainName domain);

    /**
     * Stores a source: a new one (version 0, none stored) or the successor of the version it carries.
     * Versions do not come back after a deletion: a writer that still holds the deleted source is told so.
     *
     * @return what is stored now, with its new version; empty if somebody else wrote first
     */
    Optional<Source> save(Source source);

    /** Removes it; without it, nothing happens. */
    void delete(AccountId account, MailAddress mailbox);
}
