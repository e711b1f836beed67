package dev.mxonramp.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.cutover.StsPolicyFetch;
import dev.mxonramp.domain.cutover.StsPolicyFetch.Fetched;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.cutover.StsPolicyFetchContract;
import dev.mxonramp.testkit.imap.SelfMadeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpsPolicyFetchTest extends StsPolicyFetchContract {
    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.ofLiteral("127.0.0.1"));
    private static final String POLICY = """
            version: STSv1
            mode: none
            max_age: 60
            """;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n";
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;
    private static SelfMadeCertificate certificate;

    private TlsTalk server;

    @BeforeAll
    static void makeCertificate() {
        certificate = SelfMadeCertificate.of(HOST.ascii(), folder);
    }

    @BeforeEach
    void start() {
        server = new TlsTalk(certificate);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    protected StsPolicyFetch fetch() {
        return fetch(certificate.trusting().getSocketFactory(), PATIENT);
    }

    private StsPolicyFetch fetch(SSLSocketFactory tls, Duration patience) {
        return new HttpsPolicyFetch(new EgressPolicy(true), server.port(), tls, patience);
    }

    @Override
    protected void serve(@Nullable String text) {
        says(text == null ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : sized(text));
    }

    @Override
    protected int connections() {
        return server.connections();
    }

    private void says(String response) {
        server.says(out -> out.write(response.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sized(String text) {
        return OK + "Content-Length: " + text.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + text;
    }

    private Fetched fetched() {
        return fetch().fetch(HOST, LOOPBACK);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(row("by length", sized(POLICY)), row("to the end", OK + "\r\n" + POLICY),
                row("in chunks", OK + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nversi\r\n"
                        + Integer.toHexString(POLICY.length() - 5) + "\r\n" + POLICY.substring(5) + "\r\n0\r\n\r\n"),
                row("with bare line feeds", sized(POLICY).replace("\r\n", "\n")),
                row("by HTTP/1.0, without a reason", sized(POLICY).replace("HTTP/1.1 200 OK", "HTTP/1.0 200")));
    }

    private static Arguments row(String name, String response) {
        return Arguments.argumentSet(name, response);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyIsRead(String response) {
        says(response);
        assertEquals(new Fetched.Text(POLICY), fetched());
    }

    static Stream<Arguments> refused() {
        String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                row("redirect to metadata",
                        "HTTP/1.1 302 Found\r\nLocation: https://169.254.169.254/\r\n\r\n"),
                row("redirect to itself", "HTTP/1.1 301 Moved\r\nLocation: /.well-known/mta-sts.txt\r\n\r\n"),
                row("no content", "HTTP/1.1 204 No Content\r\n\r\n"), row("a page", sized(POLICY).replace("plain",
                        "html")),
                row("no type", "HTTP/1.1 200 OK\r\n\r\n" + POLICY),
                row("compressed", OK + "Content-Encoding: gzip\r\n\r\nxxxx"),
                row("1 MiB by length", OK + "Content-Length: 1048576\r\n\r\n" + "x".repeat(1 << 20)),
                row("1 MiB to the end", OK + "\r\n" + "x".repeat(1 << 20)),
                row("1 MiB in a chunk", chunked + "100000\r\n" + "x".repeat(1 << 20)),
                row("1 MiB in small chunks", chunked + "1\r\nx\r\n".repeat(1 << 18)),
                row("1 MiB of head", OK + "X: y\r\n".repeat(1 << 17)),
                row("1 MiB of status", "HTTP/1.1 200 " + "x".repeat(1 << 20)),
                row("length overflow", OK + "Content-Length: 99999999999999999999\r\n\r\n" + POLICY),
                row("negative length", OK + "Content-Length: -1\r\n\r\n" + POLICY),
                row("shorter than it says", OK + "Content-Length: 100\r\n\r\n" + POLICY),
                row("chunk overflow", chunked + "fffffffff\r\nx"), row("chunk that is none", chunked + "zz\r\nx"),
                row("chunk without an end", chunked + "1\r\nxx"), row("other coding",
                        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                row("NULs", "\u0000".repeat(100_000)), row("other protocol", "220 smtp.old.test ESMTP\r\n"),
                row("field without colon", OK + "x\r\n\r\n" + POLICY), row("nothing", ""),
                row("head that breaks off", "HTTP/1.1 200"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anythingElseIsNoPolicy(String response) {
        says(response);
        var failed = assertInstanceOf(Fetched.Failed.class, fetched());
        assertTrue(failed.why().startsWith("its "), failed.why());
        assertEquals(1, connections());
    }

    @Test
    void dripWithoutEndMeetsTheDeadline() {
        server.says(out -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(20);
            }
        });
        var failed = fetch(certificate.trusting().getSocketFactory(), Duration.ofSeconds(2)).fetch(HOST, LOOPBACK);
        assertEquals(new Fetched.Failed("its server takes too long"), failed);
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        serve(POLICY);
        assertEquals(new Fetched.Failed("its server has no valid certificate"),
                fetch().fetch(new DomainName("mta-sts.other.test"), LOOPBACK));
    }

    @Test
    void certificateThatNobodyTrustsIsRefused() {
        serve(POLICY);
        var usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertEquals(new Fetched.Failed("its server has no valid certificate"),
                fetch(usual, PATIENT).fetch(HOST, LOOPBACK));
    }

    @Test
    void nobodyThereIsNoPolicy() throws IOException {
        server.close();
        assertEquals(new Fetched.Failed("its server does not answer"), fetched());
    }
}
