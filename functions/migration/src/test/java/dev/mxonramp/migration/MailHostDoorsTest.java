package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.imap.Timeouts;
import org.junit.jupiter.api.Test;

/** The doors of a mail host whose administrator's secret may change. */
final class MailHostDoorsTest {
    private String secret = secret("one");
    private final MailHostDoors doors = new MailHostDoors(new ImapServer("127.0.0.1", 143, Security.PLAIN),
            () -> secret, true, Timeouts.REQUEST);

    private static String secret(String password) {
        return "{\"imapUser\":\"admin\",\"imapPassword\":\"" + password + "\",\"more\":1}";
    }

    @Test
    void areTheSameAsLongAsTheSecretIs() {
        ImapDoors first = doors.get();
        assertSame(first, doors.get());
        secret = secret("two");
        ImapDoors second = doors.get();
        assertNotSame(first, second);
        assertSame(second, doors.get());
    }

    @Test
    void secretWithoutALoginIsTheOperatorsMistake() {
        secret = "{\"imapUser\":\"admin\"}";
        assertThrows(IllegalStateException.class, doors::get);
    }
}
