package dev.mxonramp.testkit.dovecot;

import dev.mxonramp.testkit.process.Program;
import dev.mxonramp.testkit.process.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Dovecot in processes of its own, on a free port of 127.0.0.1 without TLS, with everything it writes in a temporary
 * folder. Run by root it hands the mail to the system's user {@code mail}, run by anybody else it keeps to that one.
 */
public final class DovecotServer implements AutoCloseable {
    private static final Program DOVECOT = new Program("dovecot", "dovecot-imapd");
    private static final int MILLIS = 5_000;
    private static final int MILLIS_TO_NOTICE = 1_100;
    private static final int MILLIS_TO_DIE = 50;
    private static final int DELETIONS = 100;

    private final Path folder;
    private final int port;
    private final ServerProcess process;

    private DovecotServer(Path folder, int port, ServerProcess process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one; skips the test where Dovecot is not installed, or fails it (ONRAMP_NO_SKIP=true). */
    public static DovecotServer start(DovecotSetup setup) {
        Program.demand(DOVECOT);
        try {
            Path folder = Files.createTempDirectory("onramp-dovecot");
            // Its processes have users of their own, who must get through.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            int port = ServerProcess.freePort();
            Path configuration = DovecotConfiguration.write(folder, port, setup);
            var server = new DovecotServer(folder, port,
                    ServerProcess.start(DOVECOT.command("-F", "-c", configuration.toString()), folder));
            server.awaitGreeting();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitGreeting() throws IOException {
        try {
            process.await("greeting at port " + port, () -> greets(port));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static boolean greets(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String greeting = in.readLine();
            return greeting != null && greeting.startsWith("* OK");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The port of IMAP. */
    public int port() {
        return port;
    }

    /** What {@code doveadm -c} needs. */
    public Path configuration() {
        return folder.resolve(DovecotConfiguration.FILE);
    }

    /** Where a user's mail lies. */
    public Path home(String user) {
        return folder.resolve("mail").resolve(user);
    }

    /** The process that all others of it come from. */
    public ProcessHandle process() {
        return process.handle();
    }

    /** What it logged so far. */
    public String log() throws IOException {
        return process.log();
    }

    /** Has a mailbox for this user, of any size. */
    public DovecotServer user(String user, String password) {
        return user(user, password, 0);
    }

    /**
     * Has a mailbox for this user, from the next login on with this quota.
     *
     * @param octets at most; 0 for any number
     */
    public synchronized DovecotServer user(String user, String password, long octets) {
        if ((user + password).matches(".*[:/\\s].*")) {
            throw new IllegalArgumentException("a list of users holds no colons and spaces, a file's name no slash");
        }
        String line = user + ":{PLAIN}" + password + "::::::"
                + (octets == 0 ? "" : "userdb_quota_rule=*:bytes=" + octets);
        try {
            if (DovecotConfiguration.writeUser(folder, user, line)) {
                // It looks at a file that it knows once in a second of the clock.
                Thread.sleep(MILLIS_TO_NOTICE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    @Override
    public void close() {
        // Its mail is thrown away: nothing is gained by letting it finish.
        process.kill();
        try {
            for (int attempt = 1; !deleted(attempt == DELETIONS); attempt++) {
                Thread.sleep(MILLIS_TO_DIE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process that is being killed may still make a file where all were deleted just now. */
    private boolean deleted(boolean last) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (last) {
                throw e;
            }
            return false;
        }
    }
}
