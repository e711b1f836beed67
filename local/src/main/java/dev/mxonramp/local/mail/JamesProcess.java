package dev.mxonramp.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The new host: Apache James with everything in memory, as its own process, on loopback. Settings are written below the
 * work folder, and so is its log. It ends when it is closed, and also when this process dies.
 */
public final class JamesProcess implements AutoCloseable {
    private static final Duration BOOT = Duration.ofSeconds(90);

    private final ChildJvm child;
    private final URI webAdmin;
    private final InetSocketAddress imap;
    private final InetSocketAddress smtp;
    private final Administration administration;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * What administers the host: the members of the secret that {@code MAILHOST_SECRET} names.
     *
     * @param token bearer token of WebAdmin
     * @param imapUser the account that may open every mailbox by naming its owner as authorization identity (RFC 4616)
     * @param imapPassword its password
     */
    public record Administration(String token, String imapUser, String imapPassword) {
        @Override
        public String toString() {
            return "Administration[" + imapUser + "]";
        }
    }

    private JamesProcess(ChildJvm child, List<Integer> ports, String token) {
        this.child = child;
        imap = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0));
        smtp = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(1));
        webAdmin = URI.create("http://127.0.0.1:" + ports.get(2));
        administration = new Administration(token, JamesSettings.USER + "@" + JamesSettings.DOMAIN,
                UUID.randomUUID().toString());
    }

    /**
     * Starts James and waits until it is healthy (about 4 to 8 seconds).
     *
     * @param home James's folder: {@code local/target/james} after a build
     * @param work a folder for settings, temporary files and {@code james.log}
     * @throws IllegalStateException with the end of its log, if it does not come up
     */
    public static JamesProcess start(Path home, Path work) {
        List<Integer> ports = FreePorts.find(3);
        AdminToken token = AdminToken.make();
        JamesSettings.write(work.resolve("conf"), ports.get(0), ports.get(1), ports.get(2), token.publicKeyPem());
        Path folder = work.toAbsolutePath();
        var child = ChildJvm.start(home, folder.resolve("james.log"), false,
                List.of("-Xmx640m", "-Dworking.directory=" + folder,
                        "-Dlogback.configurationFile=" + folder.resolve("conf").resolve("logback.xml"),
                        "-Djava.io.tmpdir=" + folder, "dev.mxonramp.local.james.JamesChild"));
        var james = new JamesProcess(child, ports, token.token());
        try {
            james.awaitHealthy();
            james.put("/domains/" + JamesSettings.DOMAIN, "");
            james.put("/users/" + james.administration.imapUser(),
                    "{\"password\":\"" + james.administration.imapPassword() + "\"}");
            return james;
        } catch (RuntimeException e) {
            james.close();
            throw e;
        }
    }

    /** Base address of WebAdmin: {@code MAILHOST_URL}. */
    public URI webAdmin() {
        return webAdmin;
    }

    /** IMAP without TLS: both ends are this machine. */
    public InetSocketAddress imap() {
        return imap;
    }

    /** SMTP as other servers speak it to an MX: no authentication, local recipients only. */
    public InetSocketAddress smtp() {
        return smtp;
    }

    /** What administers this host. */
    public Administration administration() {
        return administration;
    }

    /** The process, to see whether it runs. */
    public ProcessHandle handle() {
        return child.process().toHandle();
    }

    @Override
    public void close() {
        child.close();
        http.close();
    }

    private void awaitHealthy() {
        long end = System.nanoTime() + BOOT.toNanos();
        while (System.nanoTime() < end) {
            if (!child.process().isAlive()) {
                throw child.failure("James did not start.");
            }
            if (healthy()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw child.failure("James is not healthy after " + BOOT.toSeconds() + " seconds.");
    }

    private boolean healthy() {
        var get = HttpRequest.newBuilder(webAdmin.resolve("/healthcheck")).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(get, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void put(String path, String body) {
        var put = HttpRequest.newBuilder(webAdmin.resolve(path)).timeout(Duration.ofSeconds(20))
                .header("authorization", "Bearer " + administration.token()).header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build();
        try {
            int status = http.send(put, BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw child.failure("James answered " + status + " to PUT " + path + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while James started", e);
    }
}
