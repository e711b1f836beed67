package dev.mxonramp.imap;

import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.dovecot.DovecotSetup.Storage;
import org.junit.jupiter.api.Nested;

/** The engine between servers of different makes, prefixes, delimiters and capabilities. */
final class DovecotCopyIT {
    @Nested
    final class BetweenDovecotsWithEverything extends MailboxCopySuite {
        BetweenDovecotsWithEverything() {
            super(new TwoServers(Side.dovecot(DovecotSetup.standard()),
                    Side.dovecot(DovecotSetup.standard().on(Storage.MDBOX))));
        }
    }

    @Nested
    final class FromMaildirBelowTheInboxToSlashes extends MailboxCopySuite {
        FromMaildirBelowTheInboxToSlashes() {
            super(new TwoServers(
                    Side.dovecot(DovecotSetup.standard().on(Storage.MAILDIR).namespace("INBOX.", '.')),
                    Side.dovecot(DovecotSetup.standard().without("LITERAL+", "MULTIAPPEND").with("LITERAL-"))));
        }
    }

    @Nested
    final class FromNothingToMaildirBelowTheInbox extends MailboxCopySuite {
        FromNothingToMaildirBelowTheInbox() {
            super(new TwoServers(Side.dovecot(DovecotSetup.standard().bare()),
                    Side.dovecot(DovecotSetup.standard().on(Storage.MAILDIR).namespace("INBOX.", '.')
                            .without("MULTIAPPEND", "CONDSTORE", "QRESYNC", "LIST-STATUS"))));
        }
    }

    @Nested
    final class ToADovecotWithNothing extends MailboxCopySuite {
        ToADovecotWithNothing() {
            super(new TwoServers(Side.dovecot(DovecotSetup.standard()),
                    Side.dovecot(DovecotSetup.standard().on(Storage.MAILDIR).bare())));
        }
    }

    @Nested
    final class FromGreenMail extends MailboxCopySuite {
        FromGreenMail() {
            super(new TwoServers(Side.greenMail(), Side.dovecot(DovecotSetup.standard())));
        }
    }

    @Nested
    final class ToGreenMail extends MailboxCopySuite {
        ToGreenMail() {
            super(new TwoServers(Side.dovecot(DovecotSetup.standard().namespace("INBOX/", '/')), Side.greenMail()));
        }

        @Override
        String eightBit() {
            return "Subject: 7-bit\n\n7 bit\n";
        }
    }
}
