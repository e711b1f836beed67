package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.MailboxKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a folder's ledger.
 *
 * @param mailbox whose
 * @param folder the source folder's wire name
 */
public record LedgerKey(MailboxKey mailbox, String folder) {
    private static final int HASH_CHARACTERS = 24;

    /** A short name of the folder that any store can hold, whatever the folder is called. */
    public String folderId() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(folder.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
