package dev.mxonramp.domain.migration.choice;

/**
 * What becomes of Gmail's labels, which its IMAP server shows as folders: a message with three labels is in three of
 * them, and once more in All Mail. However many of them are taken, its body is fetched once where Gmail tells which messages
 * are one (X-GM-MSGID) and the new server where copies are (RFC 4315 COPYUID).
 */
public enum GmailLabels {
    /**
     * Every label becomes a folder, in which each message is that has it. All Mail comes last and whole, as Gmail shows it:
     * what has no label is nowhere else. Nothing is left behind.
     */
    LABELS,
    /** Only the inbox, and sent mail, drafts, spam and trash. */
    SYSTEM,
    /** Every message once, whatever labels it has: All Mail, and spam and trash, which All Mail does not show. */
    ALL_MAIL
}
