package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.imap.DirectDoors.Account;
import dev.mxonramp.testkit.imap.ScriptedImap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two mailboxes of whoever runs this. */
final class DirectDoorsTest {
    private static final ConnectionLimits LIMITS = new ConnectionLimits(2, 5);

    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private Account account(String host, Security security, String user) {
        return new Account(new ImapServer(host, server.port(), security), user, "s3cr3t");
    }

    private DirectDoors doors(Account source) {
        return new DirectDoors(source, account("localhost", Security.PLAIN, "new"), LIMITS, Compression.AUTO);
    }

    @Test
    void bothSidesAreEnteredByTheirOwnUsers() {
        DirectDoors doors = doors(account("localhost", Security.PLAIN, "old"));
        doors.source(TwoServers.MAILBOX).close();
        doors.target(TwoServers.MAILBOX).close();
        assertTrue(server.heard().stream().anyMatch(line -> line.contains("LOGIN") && line.contains("old")));
        assertTrue(server.heard().stream().anyMatch(line -> line.contains("LOGIN") && line.contains("new")));
    }

    @Test
    void noPasswordIsSentWhereStartTlsIsNotOffered() {
        assertThrows(SourceRefused.class,
                () -> doors(account("localhost", Security.STARTTLS, "old")).source(TwoServers.MAILBOX));
        assertFalse(server.heard().stream().anyMatch(line -> line.contains("s3cr3t")));
    }

    @Test
    void oneMailboxOnBothSidesIsRefused() {
        Account one = account("localhost", Security.PLAIN, "ann");
        assertThrows(SourceRefused.class,
                () -> new DirectDoors(one, account("LOCALHOST", Security.TLS, "ann"), LIMITS, Compression.AUTO));
        var _ = new DirectDoors(one, account("localhost", Security.PLAIN, "ben"), LIMITS, Compression.AUTO);
    }

    @Test
    void soManyConnectionsAsWasSaid() {
        assertEquals(LIMITS, doors(account("localhost", Security.PLAIN, "old")).limits(TwoServers.MAILBOX));
    }

    @Test
    void neitherAnotherNameNorTheOtherUsualPortHidesIt() {
        var plain = new Account(new ImapServer("localhost", 143, Security.STARTTLS), "Ann", "s3cr3t");
        var tls = new Account(new ImapServer("127.0.0.1", 993, Security.TLS), "ann", "s3cr3t");
        assertThrows(SourceRefused.class, () -> new DirectDoors(plain, tls, LIMITS, Compression.AUTO));
        assertThrows(SourceRefused.class, () -> new DirectDoors(tls, plain, LIMITS, Compression.AUTO));
        var second = new Account(new ImapServer("127.0.0.1", 1993, Security.TLS), "ann", "s3cr3t");
        var _ = new DirectDoors(plain, second, LIMITS, Compression.AUTO);
    }

    @Test
    void unknownNameMayPass() {
        var nowhere = new Account(new ImapServer("imap.nowhere.invalid", 993, Security.TLS), "ann", "s3cr3t");
        assertThrows(TransientFailure.class, () -> doors(nowhere).source(TwoServers.MAILBOX));
        assertFalse(nowhere.toString().contains("s3cr3t"));
    }

    @Test
    void onlyLoopbackGoesWithoutTlsAndOnlyIfAsked() {
        assertEquals(Security.PLAIN, DirectDoors.clearTextSecurity("127.0.0.1", true));
        assertEquals(Security.PLAIN, DirectDoors.clearTextSecurity("localhost", true));
        assertEquals(Security.PLAIN, DirectDoors.clearTextSecurity("0:0:0:0:0:0:0:1", true));
        assertEquals(Security.STARTTLS, DirectDoors.clearTextSecurity("127.0.0.1", false));
        assertEquals(Security.STARTTLS, DirectDoors.clearTextSecurity("192.0.2.1", true));
        assertEquals(Security.STARTTLS, DirectDoors.clearTextSecurity("imap.nowhere.invalid", true));
    }
}
