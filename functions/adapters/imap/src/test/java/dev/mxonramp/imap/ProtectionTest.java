package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.SelfMadeCertificate;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No password leaves before the connection is protected, and the server is the one that was named. */
final class ProtectionTest {
    private static final String PASSWORD = "the old password";
    private static final String SASL = Base64.getEncoder()
            .encodeToString(("\0ann\0" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path folder;

    private static SelfMadeCertificate right;
    private static SelfMadeCertificate another;
    private static SSLContext standard;

    private final ScriptedImap server = new ScriptedImap().capabilities("IMAP4rev1 STARTTLS AUTH=PLAIN");

    @BeforeAll
    static void makeCertificates() throws NoSuchAlgorithmException {
        right = SelfMadeCertificate.of("localhost", folder);
        another = SelfMadeCertificate.of("imap.other.test", folder);
        standard = SSLContext.getDefault();
    }

    @AfterEach
    void stop() {
        SSLContext.setDefault(standard);
        server.close();
    }

    private void show(Security security, SelfMadeCertificate certificate) {
        if (security == Security.TLS) {
            server.implicitTls(certificate);
        } else {
            server.certificate(certificate);
        }
    }

    private ImapConnection open(Security security) {
        return new ImapOpener(false).open(new ImapServer("localhost", server.port(), security),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", PASSWORD));
    }

    private String refused(Security security) {
        String sentence = String.valueOf(assertThrows(SourceRefused.class, () -> open(security)).getMessage());
        assertTrue(server.heard().stream().noneMatch(each -> each.contains(PASSWORD) || each.contains(SASL)
                || each.contains("LOGIN") || each.contains("AUTHENTICATE")), server.heard()::toString);
        assertFalse(sentence.contains(PASSWORD), sentence);
        return sentence;
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = {"TLS", "STARTTLS"})
    void trustedServerOfThatNameGetsThePasswordUnderProtection(Security security) {
        SSLContext.setDefault(right.trusting());
        show(security, right);
        open(security).disconnect();
        assertTrue(server.heard().contains(SASL), server.heard()::toString);
        assertTrue(server.heardInClear().stream().allMatch(each -> each.matches("clear: \\S+ (CAPABILITY|STARTTLS)")),
                server.heardInClear()::toString);
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = {"TLS", "STARTTLS"})
    void certificateThatNobodyVouchesForIsRefused(Security security) {
        show(security, right);
        assertTrue(refused(security).contains("certificate"));
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = {"TLS", "STARTTLS"})
    void certificateForAnotherNameIsRefused(Security security) {
        SSLContext.setDefault(another.trusting());
        show(security, another);
        assertTrue(refused(security).contains("certificate"));
    }

    @Test
    void withoutProtectionNothingIsSentAtAll() {
        assertTrue(refused(Security.PLAIN).contains("password"));
        assertEquals(List.of(), server.heard());
    }

    @Test
    void offerOfStartTlsThatSomebodyTookOutIsRefused() {
        server.certificate(right).capabilities("IMAP4rev1 AUTH=PLAIN");
        assertTrue(refused(Security.STARTTLS).contains("STARTTLS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO not now", "BAD what"})
    void startTlsThatIsAnsweredNoIsRefused(String answer) {
        server.on("STARTTLS", (talk, command) -> talk.say(command.tag() + " " + answer));
        assertTrue(refused(Security.STARTTLS).contains("does not begin TLS"));
    }

    @Test
    void greetingThatSkipsTheLoginIsRefused() {
        server.certificate(right).greeting("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome");
        SSLContext.setDefault(right.trusting());
        assertTrue(refused(Security.STARTTLS).contains("before TLS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* CAPABILITY IMAP4rev1 INJECTED\r\n", "A2 OK done\r\nA3 OK done\r\n", "x"})
    void wordsPutInBehindStartTlsAreRefused(String injected) {
        server.certificate(right).behindStartTls(injected);
        SSLContext.setDefault(right.trusting());
        assertTrue(refused(Security.STARTTLS).contains("tampering"));
    }

    @Test
    void whatWasSaidBeforeTlsCountsForNothing() {
        server.greeting("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN INJECTED1] ready").certificate(right)
                .on("STARTTLS", (talk, command) -> {
                    talk.say("* CAPABILITY IMAP4rev1 INJECTED2");
                    talk.ok(command);
                    talk.secure(right);
                });
        SSLContext.setDefault(right.trusting());
        ImapConnection connection = open(Security.STARTTLS);
        assertFalse(connection.hasCapability("INJECTED1"));
        assertFalse(connection.hasCapability("INJECTED2"));
        assertTrue(connection.hasCapability("AUTH=PLAIN"));
        connection.disconnect();
    }

    @Test
    void portThatSpeaksInClearIsNoTls() {
        assertTrue(refused(Security.TLS).contains("no TLS"));
    }

    @Test
    void lineThatBreaksInTheHandshakeMayPass() {
        server.on("STARTTLS", (talk, command) -> {
            talk.ok(command);
            talk.hangUp();
        });
        assertEquals(TransientFailure.class,
                assertThrows(TransientFailure.class, () -> open(Security.STARTTLS)).getClass());
    }

    @Test
    void serverThatWantsNoPasswordsHereGetsNone() {
        server.capabilities("IMAP4rev1 LOGINDISABLED").implicitTls(right);
        SSLContext.setDefault(right.trusting());
        assertTrue(refused(Security.TLS).contains("takes no password"));
    }
}
