package dev.mxonramp.domain.migration.choice;

/**
 * What becomes of Gmail's labels, which its IMAP server shows as folders: a message with three labels is in three of
 * them, and once more in All Mail.
 */
public enum GmailLabels {
    /** Every label becomes a folder; All Mail comes last, for what has no label. Nothing is left behind. */
    LABELS,
    /** Only the inbox, and sent mail, drafts, spam and trash. */
    SYSTEM,
    /** Every message once: All Mail, and spam and trash, which All Mail does not show. */
    ALL_MAIL
}
