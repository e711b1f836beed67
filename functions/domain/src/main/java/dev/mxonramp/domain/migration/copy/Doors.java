package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;

/** Opens connections to both sides of a mailbox's migration. */
public interface Doors {
    /** The old mailbox, only ever read. */
    MailboxReader source(MailboxKey mailbox);

    /**
     * Tries an old mailbox that is about to be set.
     *
     * @param source where it is; its password is not read
     * @param password in clear
     */
    MailboxReader candidate(Source source, String password);

    /**
     * Makes sure that mail may be written into the new mailbox now; a worker asks again as long as it is at it.
     *
     * @throws dev.mxonramp.domain.migration.SourceRefused with the reason if it may not
     */
    void admit(MailboxKey mailbox);

    /** The new mailbox, if {@link #admit} lets mail into it. */
    MailboxWriter target(MailboxKey mailbox);
}
