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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that fails says whom it waits for: the owner, the old provider, or time. */
final class LoginTest {
    private static final String SECRET = "s3cr3t \"x\" \\ y";

    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapConnection open() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", SECRET));
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

    /** What servers that repeat the command make of it, in each form that the secret goes over the wire. */
    private static String repeated(String how) {
        return switch (how) {
            case "the command" ->
                "unexpected: LOGIN ann \"" + SECRET.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case "the password" -> "who is " + SECRET + "?";
            case "in capitals" -> "LOGIN ANN " + SECRET.toUpperCase(Locale.ROOT);
            case "SASL" -> "AUTHENTICATE PLAIN " + base64("\0ann\0" + SECRET);
            case "the beginning of SASL" -> "cannot read " + base64("\0ann\0" + SECRET).substring(0, 20) + "...";
            case "base64" -> "LOGIN " + base64("ann") + " " + base64(SECRET);
            case "behind much else" -> "x".repeat(190) + " " + SECRET;
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the command", "the password", "in capitals", "SASL", "the beginning of SASL", "base64",
            "behind much else"})
    void passwordThatTheServerRepeatsIsNotShown(String how) {
        for (String kind : List.of("", "[UNAVAILABLE] ", "[CONTACTADMIN] ", "[PRIVACYREQUIRED] ")) {
            server.on("LOGIN", (talk, command) -> talk.no(command, kind + repeated(how)));
            RuntimeException refused = assertThrows(RuntimeException.class, this::open);
            assertShowsNothing(refused);
            String sentence = String.valueOf(refused.getMessage());
            assertTrue(sentence.contains(Redaction.HIDDEN) || how.equals("behind much else"), sentence);
        }
        server.on("LOGIN", (talk, _) -> {
            talk.say("* BYE " + repeated(how));
            talk.hangUp();
        });
        assertShowsNothing(assertThrows(RuntimeException.class, this::open));
    }

    private static void assertShowsNothing(RuntimeException failure) {
        var told = new StringWriter();
        // With its causes, which a log shows too.
        failure.printStackTrace(new PrintWriter(told, true));
        String all = told.toString().toLowerCase(Locale.ROOT);
        for (String part : List.of("s3cr3t", base64(SECRET).substring(0, 10),
                base64("\0ann\0" + SECRET).substring(8, 18))) {
            assertFalse(all.contains(part.toLowerCase(Locale.ROOT)), all);
        }
    }

    @Test
    void serverThatIsSilentIsGivenUpInTime() {
        server.on("LOGIN", (talk, _) -> talk.stall());
        var impatient = new ImapOpener(true, new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(50)));
        assertThrows(TransientFailure.class, () -> impatient.open(new ImapServer("localhost", server.port(),
                Security.PLAIN), InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", SECRET)));
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
