package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.MailboxKey;

/**
 * Identifies a folder's ledger.
 *
 * @param mailbox whose
 * @param folder the source folder's wire name
 */
public record LedgerKey(MailboxKey mailbox, String folder) {
    /** A short name of the folder that any store can hold, whatever the folder is called. */
    public String folderId() {
        return MailboxKey.shortHash(folder);
    }
}
