package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;

/** Opens connections to both sides of a mailbox's migration. */
public interface Doors {
    /** The old mailbox, only ever read. */
    MailboxReader source(MailboxKey mailbox);

    /** The new mailbox. */
    MailboxWriter target(MailboxKey mailbox);
}
