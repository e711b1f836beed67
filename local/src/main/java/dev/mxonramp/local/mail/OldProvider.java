package dev.mxonramp.local.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The old provider from which mailboxes are moved: GreenMail, another kind of server than the new host, as its own
 * process on loopback. Mail comes in by SMTP or by IMAP APPEND, as with any provider. It ends when it is closed, and
 * also when this process dies.
 */
public final class OldProvider implements AutoCloseable {
    private final ChildJvm child;
    private final InetSocketAddress imap;
    private final InetSocketAddress smtp;
    private final BufferedReader answers;

    private OldProvider(ChildJvm child, List<Integer> ports) {
        this.child = child;
        imap = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0));
        smtp = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(1));
        answers = child.process().inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it and waits until it accepts connections (about 2 seconds).
     *
     * @param home its folder: {@code local/target/oldhost} after a build
     * @param work a folder for {@code oldhost.log}
     * @param users passwords by address; the address is the login name
     * @throws IllegalStateException with the end of its log, if it does not come up
     */
    public static OldProvider start(Path home, Path work, Map<String, String> users) {
        List<Integer> ports = FreePorts.find(2);
        var child = ChildJvm.start(home, work.toAbsolutePath().resolve("oldhost.log"), true,
                List.of("-Xmx512m", "dev.mxonramp.local.oldhost.OldHostMain", ports.get(0).toString(),
                        ports.get(1).toString()));
        var provider = new OldProvider(child, ports);
        try {
            provider.expectOk();
            users.forEach(provider::addUser);
            return provider;
        } catch (RuntimeException e) {
            provider.close();
            throw e;
        }
    }

    /** Adds a mailbox while it runs. */
    public synchronized void addUser(String address, String password) {
        if (address.contains(" ") || password.contains(" ")) {
            throw new IllegalArgumentException("neither address nor password may hold a space");
        }
        try {
            var commands = child.process().outputWriter(StandardCharsets.UTF_8);
            commands.write("user " + address + " " + password + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        expectOk();
    }

    /** IMAP without TLS: both ends are this machine. */
    public InetSocketAddress imap() {
        return imap;
    }

    /** SMTP, where mail for the old mailboxes comes in. */
    public InetSocketAddress smtp() {
        return smtp;
    }

    /** The process, to see whether it runs. */
    public ProcessHandle handle() {
        return child.process().toHandle();
    }

    @Override
    public void close() {
        child.close();
    }

    private void expectOk() {
        try {
            String answer = answers.readLine();
            if (!"ok".equals(answer)) {
                throw child.failure("The old provider said " + answer + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
