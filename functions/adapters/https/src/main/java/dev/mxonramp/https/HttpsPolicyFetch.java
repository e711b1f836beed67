package dev.mxonramp.https;

import dev.mxonramp.domain.cutover.StsPolicyFetch;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.DomainName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * {@link StsPolicyFetch} over a socket of its own: {@code java.net.http} looks the name up again when it connects, and
 * would thereby leave the addresses that the policy let pass. The certificate is checked against the host's name
 * (RFC 9110 4.3.4) and Java's trusted roots.
 */
public final class HttpsPolicyFetch implements StsPolicyFetch {
    private static final int HTTPS = 443;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EgressPolicy policy;
    private final int port;
    private final SSLSocketFactory tls;
    private final Duration patience;

    public HttpsPolicyFetch(EgressPolicy policy) {
        this(policy, HTTPS, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
    }

    HttpsPolicyFetch(EgressPolicy policy, int port, SSLSocketFactory tls, Duration patience) {
        this.policy = policy;
        this.port = port;
        this.tls = tls;
        this.patience = patience;
    }

    @Override
    public Fetched fetch(DomainName host, List<InetAddress> addresses) {
        Optional<String> refusal = policy.refusal(addresses);
        if (refusal.isPresent()) {
            return new Fetched.Failed("its server cannot be asked, since not all of its addresses are on the public "
                    + "internet");
        }
        try (Socket socket = new Socket(); var alarm = new Alarm(socket, patience)) {
            return alarm.inTime(() -> exchange(socket, host, addresses.getFirst()));
        } catch (IOException | IllegalArgumentException e) {
            return new Fetched.Failed(why(e));
        }
    }

    private Fetched exchange(Socket socket, DomainName host, InetAddress address) throws IOException {
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
        SSLSocket secure = Tls.over(socket, host.ascii(), port, tls);
        OutputStream out = secure.getOutputStream();
        out.write(request(host).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new PolicyResponse(secure.getInputStream()).read();
    }

    private static String request(DomainName host) {
        return "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: mx-onramp\r\n"
                + "Accept: text/plain\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
    }

    /** In our own words: what the other side said may be anything. */
    private static String why(Exception e) {
        return switch (e) {
            case Alarm.Rung _ -> "its server takes too long";
            case SSLException _ -> "its server has no valid certificate";
            case IllegalArgumentException _ -> "its server has no valid name";
            default -> "its server does not answer";
        };
    }
}
