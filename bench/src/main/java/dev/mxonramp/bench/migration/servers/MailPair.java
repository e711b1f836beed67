package dev.mxonramp.bench.migration.servers;

import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Two Dovecots set up alike: mail is moved from the one to the other. */
public final class MailPair implements AutoCloseable {
    private static final String PASSWORD = "benchmark";

    private final DovecotServer source;
    private final DovecotServer target;
    private int users;

    private MailPair(DovecotServer source, DovecotServer target) {
        this.source = source;
        this.target = target;
    }

    /** Starts both. */
    public static MailPair start() {
        DovecotServer source = DovecotServer.start(DovecotSetup.standard());
        try {
            return new MailPair(source, DovecotServer.start(DovecotSetup.standard()));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** A new, empty mailbox at the source. */
    public Login newSource() {
        return login(source);
    }

    /** A new, empty mailbox at the target. */
    public Login newTarget() {
        return login(target);
    }

    private Login login(DovecotServer server) {
        String user = "user" + ++users;
        server.user(user, PASSWORD);
        return new Login(server.port(), user, PASSWORD);
    }

    /** A mailbox of the target without a relay before it. */
    public Login direct(Login login) {
        return login.by(target.port());
    }

    /** What {@code doveadm -c} needs to write the target's mail. */
    public Path targetConfiguration() {
        return target.configuration();
    }

    /** Opens a way to both with this round trip. */
    public Way way(Duration roundTrip) throws IOException {
        return Way.to(source.port(), target.port(), roundTrip);
    }

    /** Throws away what a mailbox of the target holds; it is not used again. */
    public void discard(Login login) throws IOException {
        new TempFolder(target.home(login.user())).close();
    }

    @Override
    public void close() {
        try (target) {
            source.close();
        }
    }
}
