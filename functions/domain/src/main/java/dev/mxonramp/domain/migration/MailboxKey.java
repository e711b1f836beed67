package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose migration: one mailbox of ours, with the old one behind it.
 *
 * @param account whose
 * @param mailbox the target mailbox
 */
public record MailboxKey(AccountId account, MailAddress mailbox) {
    private static final int SHORT_HASH = 24;

    /** The mailbox that a pass is about. */
    public static MailboxKey of(PassKey pass) {
        return new MailboxKey(pass.account(), pass.mailbox());
    }

    /** A short name of the mailbox that any store can hold. */
    public String mailboxId() {
        return shortHash(mailbox.toString());
    }

    /** 96 bits of a text's SHA-256 in hex: names for things whose own names are strangers' or too long. */
    public static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHORT_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return account + "/" + mailbox;
    }
}
