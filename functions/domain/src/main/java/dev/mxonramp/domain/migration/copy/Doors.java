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

    /** The new mailbox. */
    MailboxWriter target(MailboxKey mailbox);
}
