package dev.mxonramp.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FormPost.Answer;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.testkit.imap.SelfMadeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form goes to the address that was judged, to nobody else, and what comes back has bounds. */
class HttpsFormPostTest {
    private static final String HOST = "id.old.test";
    private static final Map<String, String> FORM = Map.of("refresh_token", "a b&c=d+\u00e4", "grant_type", "x");
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;
    private static SelfMadeCertificate certificate;

    private final Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1"));
    private TlsTalk server;

    @BeforeAll
    static void makeCertificate() {
        certificate = SelfMadeCertificate.of(HOST, folder);
    }

    @BeforeEach
    void start() {
        server = new TlsTalk(certificate);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpsFormPost post(boolean oneMachine, SSLSocketFactory tls) {
        return new HttpsFormPost(new EgressPolicy(oneMachine), oneMachine, tls,
                _ -> List.of(InetAddress.ofLiteral(answers.remove())), PATIENT);
    }

    private Answer posted() {
        return post(true, certificate.trusting().getSocketFactory()).post(here("/token?a=b"), FORM);
    }

    private URI here(String path) {
        return URI.create("https://" + HOST + ":" + server.port() + path);
    }

    private void says(String response) {
        server.says(out -> out.write(response.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void formIsPostedAndAnswered() {
        says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals(new Answer(200, "{}"), posted());
        String heard = server.heard();
        assertTrue(heard.startsWith("POST /token?a=b HTTP/1.1\r\nHost: " + HOST + ":" + server.port() + "\r\n"), heard);
        assertTrue(heard.endsWith("\r\n\r\ngrant_type=x&refresh_token=a+b%26c%3Dd%2B%C3%A4"), heard);
        assertTrue(heard.contains("Content-Type: application/x-www-form-urlencoded\r\n"), heard);
    }

    @Test
    void refusalIsAnAnswerAndItsBodyIsNeverShown() {
        says("HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nsecret\r\n0\r\n\r\n");
        Answer answer = posted();
        assertEquals(new Answer(400, "secret"), answer);
        assertFalse(answer.toString().contains("secret"));
    }

    @Test
    void redirectIsNotFollowed() {
        says("HTTP/1.1 302 Found\r\nLocation: https://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
        assertEquals(302, posted().status());
        assertEquals(1, server.connections());
    }

    @Test
    void nameIsAskedOnceAndItsAnswerConnectedTo() {
        answers.add("169.254.169.254");
        says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals(200, posted().status());
        assertEquals(1, answers.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://metadata.google.internal/", "https://2130706433/",
            "https://0x7f.1/", "https://metadata/", "https://user@id.old.test/", "http://id.old.test/",
            "ftp://id.old.test/", "https://id.old.test:8443/", "https:///token", "mailto:ann@old.test"})
    void hostileAddressIsNeverLookedUp(String address) {
        HttpsFormPost post = post(false, certificate.trusting().getSocketFactory());
        assertThrows(SourceRefused.class, () -> post.post(URI.create(address), FORM));
        assertEquals(1, answers.size());
        assertEquals(0, server.connections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00:ec2::254", "64:ff9b::7f00:1"})
    void nameWithAPrivateAddressIsRefused(String address) {
        answers.clear();
        answers.add(address);
        HttpsFormPost post = post(false, certificate.trusting().getSocketFactory());
        assertThrows(SourceRefused.class, () -> post.post(URI.create("https://id.old.test/"), FORM));
    }

    @Test
    void certificateThatNobodyTrustsIsRefusedBeforeAnythingIsSent() {
        HttpsFormPost post = post(true, (SSLSocketFactory) SSLSocketFactory.getDefault());
        assertThrows(SourceRefused.class, () -> post.post(here("/"), FORM));
        assertEquals("", server.heard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "220 smtp.old.test ESMTP\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n{}"})
    void whatIsNoAnswerMayPass(String response) {
        says(response);
        assertEquals(TransientFailure.class, assertThrows(TransientFailure.class, this::posted).getClass());
    }
}
