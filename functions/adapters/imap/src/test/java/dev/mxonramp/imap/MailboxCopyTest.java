package dev.mxonramp.imap;

/** The engine between two GreenMails. */
final class MailboxCopyTest extends MailboxCopySuite {
    MailboxCopyTest() {
        super(new TwoServers());
    }
}
