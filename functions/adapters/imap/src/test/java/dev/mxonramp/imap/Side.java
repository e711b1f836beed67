package dev.mxonramp.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.RawImap;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.iap.ProtocolException;

/** A mail server of some make on loopback, with one mailbox. */
final class Side implements AutoCloseable {
    static final String USER = "ann@acme.test";
    static final String PASSWORD = "secret";
    private static final String PATIENCE_MILLIS = "1500";

    private final int port;
    private final String prefix;
    private final char delimiter;
    private final boolean patient;
    private final Runnable stop;

    private Side(int port, String prefix, char delimiter, boolean patient, Runnable stop) {
        this.port = port;
        this.prefix = prefix;
        this.delimiter = delimiter;
        this.patient = patient;
        this.stop = stop;
    }

    static Side greenMail() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        server.setUser(USER, USER, PASSWORD);
        return new Side(server.getImap().getPort(), "", '.', true, server::stop);
    }

    static Side dovecot(DovecotSetup setup) {
        return dovecot(DovecotServer.start(setup).user(USER, PASSWORD), setup);
    }

    /** A server that the test keeps hold of. */
    static Side dovecot(DovecotServer server, DovecotSetup setup) {
        return new Side(server.port(), setup.prefix(), setup.delimiter(), true, server::close);
    }

    /** A server that may be made to keep silent; our connections to it wait for it only so long. */
    static Side honest(HonestImap server) {
        return new Side(server.port(), "", '/', false, server::close);
    }

    int port() {
        return port;
    }

    /** The name on the wire of the folder at this place; the names are ASCII or modified UTF-7. */
    String folder(String... names) {
        String name = String.join(String.valueOf(delimiter), names);
        return name.equals("INBOX") ? name : prefix + name;
    }

    /** A client of the tests' own. */
    RawImap connect() {
        return new RawImap(port, USER, PASSWORD);
    }

    /** A connection of the product's. */
    ImapConnection connection() {
        return connection(port);
    }

    /** Likewise, by way of another port. */
    ImapConnection connection(int through) {
        return patient ? connection(through, USER) : impatient(through);
    }

    static ImapConnection connection(int port, String user) {
        return connection(port, user, Compression.OFF);
    }

    static ImapConnection connection(int port, String user, Compression compression) {
        return new ImapOpener(true, Timeouts.WORKER, new Line.Lines(compression)).open(
                new ImapServer("localhost", port, Security.PLAIN), InetAddress.getLoopbackAddress(),
                new ImapLogin.Password(user, PASSWORD));
    }

    private static ImapConnection impatient(int port) {
        var settings = new Properties();
        var line = new Line(Compression.OFF, true, System::nanoTime);
        settings.put("mail.imap.socketFactory", new PinnedSockets(InetAddress.getLoopbackAddress(), line));
        settings.setProperty("mail.imap.timeout", PATIENCE_MILLIS);
        settings.setProperty("mail.imap.writetimeout", PATIENCE_MILLIS);
        try {
            var connection = new ImapConnection("localhost", port, settings, false, line);
            connection.login(USER, PASSWORD);
            connection.capability();
            return connection;
        } catch (IOException | ProtocolException e) {
            throw new TransientFailure("no connection: " + e, e);
        }
    }

    void create(String... names) {
        try (RawImap imap = connect()) {
            imap.ok("CREATE \"" + folder(names) + "\"");
        }
    }

    /** Adds a message, with line feeds for line ends. */
    void add(String folder, String flags, String date, String text) {
        try (RawImap imap = connect()) {
            imap.append(folder, flags, date, TwoServers.message(text));
        }
    }

    /** All that is in it, by folder, with slashes between the folder's names and without the prefix. */
    Map<String, List<String>> content() {
        var content = new TreeMap<String, List<String>>();
        Comparer.read(port, USER, PASSWORD).forEach((name, messages) -> {
            String own = !prefix.isEmpty() && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            content.put(own.replace(delimiter, '/'), messages);
        });
        return content;
    }

    @Override
    public void close() {
        stop.run();
    }
}
