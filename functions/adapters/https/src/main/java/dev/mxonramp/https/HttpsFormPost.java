package dev.mxonramp.https;

import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FormPost;
import dev.mxonramp.domain.migration.SourceRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** {@link FormPost} over a socket of its own, for the reason that {@link HttpsPolicyFetch} gives. */
public final class HttpsFormPost implements FormPost {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EgressPolicy policy;
    private final boolean anyPort;
    private final SSLSocketFactory tls;
    private final Addresses addresses;
    private final Duration patience;

    /** Looks a host's addresses up. */
    @FunctionalInterface
    interface Addresses {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /**
     * @param allowLoopback whether loopback, and with it any port and no protection, is open: only where everything runs
     *        on one machine
     */
    public HttpsFormPost(boolean allowLoopback) {
        this(new EgressPolicy(allowLoopback), allowLoopback, (SSLSocketFactory) SSLSocketFactory.getDefault(),
                host -> List.of(InetAddress.getAllByName(host)), PATIENCE);
    }

    HttpsFormPost(EgressPolicy policy, boolean anyPort, SSLSocketFactory tls, Addresses addresses, Duration patience) {
        this.policy = policy;
        this.anyPort = anyPort;
        this.tls = tls;
        this.addresses = addresses;
        this.patience = patience;
    }

    @Override
    public Answer post(URI address, Map<String, String> form) {
        String host = address.getHost();
        boolean secure = "https".equals(address.getScheme());
        if (host == null || address.getUserInfo() != null || !(secure || plainAllowed(address))) {
            throw new SourceRefused("A token endpoint's address begins with https:// and the name of its host.");
        }
        int port = address.getPort() >= 0 ? address.getPort() : secure ? HTTPS : HTTP;
        if (!anyPort && port != HTTPS) {
            throw new SourceRefused("Only port 443 is reached; the token endpoint's is " + port + ".");
        }
        InetAddress judged = judged(host);
        try (Socket socket = new Socket(); var alarm = new Alarm(socket, patience)) {
            HttpAnswer answer = alarm.inTime(() -> exchange(socket, new Target(judged, port, secure), address, form));
            return new Answer(answer.status(), answer.text());
        } catch (IOException | IllegalArgumentException e) {
            throw failure(host, e);
        }
    }

    private record Target(InetAddress address, int port, boolean secure) {}

    private boolean plainAllowed(URI address) {
        return anyPort && "http".equals(address.getScheme());
    }

    private InetAddress judged(String host) {
        policy.refusal(host).ifPresent(why -> refuse(host, why));
        try {
            List<InetAddress> found = addresses.of(host);
            policy.refusal(found).ifPresent(why -> refuse(host, why));
            return found.getFirst();
        } catch (UnknownHostException e) {
            throw new TransientFailure("The name of the token endpoint, " + host + ", has no address at the moment.",
                    e);
        }
    }

    private static void refuse(String host, String why) {
        throw new SourceRefused("The token endpoint " + host + " cannot be used: " + why);
    }

    private HttpAnswer exchange(Socket plain, Target target, URI address, Map<String, String> form)
            throws IOException {
        plain.connect(new InetSocketAddress(target.address(), target.port()), Math.toIntExact(patience.toMillis()));
        Socket socket = target.secure() ? Tls.over(plain, address.getHost(), target.port(), tls) : plain;
        OutputStream out = socket.getOutputStream();
        out.write(request(address, target.port(), form).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new HttpAnswerReader(socket.getInputStream()).read(_ -> true);
    }

    private static String request(URI address, int port, Map<String, String> form) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String body = new TreeMap<>(form).entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        String host = address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + port;
        return "POST " + path + query + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: mx-onramp\r\n"
                + "Accept: application/json\r\nAccept-Encoding: identity\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean aboutCertificate(SSLException e) {
        @Nullable
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** In our own words: what the other side said may be anything. */
    private static RuntimeException failure(String host, Exception e) {
        String what = "The token endpoint " + host;
        return switch (e) {
            case Alarm.Rung _ -> new TransientFailure(what + " takes too long.", e);
            case SSLException ssl when aboutCertificate(ssl) ->
                new SourceRefused(what + " has no valid certificate. Nothing was sent.");
            case HttpAnswerReader.Malformed _ -> new TransientFailure(what + " answers something other than HTTP.", e);
            case HttpAnswerReader.TooLong _ -> new TransientFailure(what + " answers too much.", e);
            case IllegalArgumentException _ -> new SourceRefused(what + " has no valid name.");
            default -> new TransientFailure(what + " does not answer.", e);
        };
    }
}
