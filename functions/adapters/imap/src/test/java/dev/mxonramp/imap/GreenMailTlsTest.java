package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.SelfMadeCertificate;
import dev.mxonramp.testkit.migration.Arrived;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole mailbox read over TLS from a real server with a certificate of its own making. */
final class GreenMailTlsTest {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));

    @TempDir
    private static Path folder;

    private static SelfMadeCertificate certificate;
    private static SSLContext standard;

    @BeforeAll
    static void start() throws NoSuchAlgorithmException {
        standard = SSLContext.getDefault();
        certificate = SelfMadeCertificate.of("localhost", folder);
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, certificate.file().toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY,
                SelfMadeCertificate.PASSWORD);
        SERVER.start();
        SERVER.setUser("ann@acme.test", "ann@acme.test", "secret");
    }

    @AfterEach
    void trustAsUsual() {
        SSLContext.setDefault(standard);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
    }

    private static ImapConnection open(String host) {
        return new ImapOpener(false).open(new ImapServer(host, SERVER.getImaps().getPort(), Security.TLS),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann@acme.test", "secret"));
    }

    @Test
    void trustedServerIsWrittenToAndRead() {
        SSLContext.setDefault(certificate.trusting());
        String large = "Subject: large\r\n\r\n" + "0123456789abcdef\r\n".repeat(100_000);
        try (var writer = new ImapWriter(open("localhost"))) {
            writer.open("INBOX");
            assertEquals(1, writer.append(List.of(Arrived.message(
                    new MessageFacts(1, large.length(), null, Set.of()),
                    large))).size());
        }
        try (var reader = new ImapReader(open("localhost"))) {
            reader.open("INBOX");
            assertEquals(Map.of(1L, large), Arrived.all(reader).octets);
        }
    }

    @Test
    void unknownCertificateIsRefused() {
        var refused = assertThrows(SourceRefused.class, () -> open("localhost"));
        assertTrue(String.valueOf(refused.getMessage()).contains("certificate"), refused::toString);
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        SSLContext.setDefault(certificate.trusting());
        var refused = assertThrows(SourceRefused.class, () -> open("imap.other.test"));
        assertTrue(String.valueOf(refused.getMessage()).contains("certificate"), refused::toString);
    }

    @Test
    void wrongPasswordIsTheOwnersToMend() {
        SSLContext.setDefault(certificate.trusting());
        var wrong = new ImapLogin.Password("ann@acme.test", "guess");
        assertThrows(SourceRefused.class,
                () -> new ImapOpener(false).open(
                        new ImapServer("localhost", SERVER.getImaps().getPort(), Security.TLS),
                        InetAddress.getLoopbackAddress(), wrong));
    }
}
