package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.testkit.imap.ScriptedImap;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login that fails says whom it waits for: the owner, the old provider, or time. */
final class LoginTest {
    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapConnection open() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "s3cr3t \"x\" \\ y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [AUTHENTICATIONFAILED] Invalid credentials     | refuses user name or password
            LOGIN failed                                   | refuses user name or password
            [CONTACTADMIN] see the administrator           | keeps this account closed
            Account is locked                              | keeps this account closed
            [EXPIRED] password expired                     | keeps this account closed
            [PRIVACYREQUIRED] TLS first                    | takes no password over this connection
            """)
    void refusedLoginWaitsForAPerson(String answer, String meaning) {
        server.on("LOGIN", (talk, command) -> talk.no(command, answer));
        String sentence = String.valueOf(assertThrows(SourceRefused.class, this::open).getMessage());
        assertTrue(sentence.contains(meaning) && sentence.contains(answer), sentence);
        assertFalse(sentence.contains("s3cr3t"), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [UNAVAILABLE] backend is down
            [LIMIT] too many connections
            account temporarily locked, try again later
            [THROTTLED] slow down
            User is authenticated but not connected.
            [ALERT] Account exceeded command or bandwidth limits. (Failure)
            Server error - Please try again later
            """)
    void busyServerIsAWait(String answer) {
        server.on("LOGIN", (talk, command) -> talk.no(command, answer));
        assertThrows(ServerBusy.class, this::open);
    }

    @Test
    void serverThatSaysHowLongIsTakenAtItsWord() {
        server.on("LOGIN",
                (talk, command) -> talk.no(command,
                        "Request is throttled. Suggested Backoff Time: 299961 milliseconds"));
        assertEquals(Optional.of(Duration.ofMillis(299_961)),
                assertThrows(ServerBusy.class, this::open).told());
        server.on("LOGIN", (talk, command) -> talk.no(command, "[THROTTLED] slow down"));
        assertEquals(Optional.empty(), assertThrows(ServerBusy.class, this::open).told());
    }

    @Test
    void lostConnectionMayPass() {
        server.on("LOGIN", (talk, _) -> talk.hangUp());
        assertEquals(TransientFailure.class, assertThrows(TransientFailure.class, this::open).getClass());
    }

    @Test
    void greetingThatTurnsUsAwayMayPass() {
        server.greeting("* BYE too many connections");
        assertThrows(ServerBusy.class, this::open);
    }

    @Test
    void passwordIsSentAsItIs() {
        open().disconnect();
        assertTrue(server.heard().stream()
                .anyMatch(each -> each.endsWith(" LOGIN ann \"s3cr3t \\\"x\\\" \\\\ y\"")),
                server.heard()::toString);
    }
}
