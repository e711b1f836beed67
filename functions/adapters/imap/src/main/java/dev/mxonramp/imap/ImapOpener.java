package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Opens connections and logs in. */
final class ImapOpener {
    private final boolean plainAllowed;
    private final Timeouts timeouts;
    private final Line.Lines lines;

    ImapOpener(boolean plainAllowed) {
        this(plainAllowed, Timeouts.WORKER);
    }

    ImapOpener(boolean plainAllowed, Timeouts timeouts) {
        this(plainAllowed, timeouts, new Line.Lines(Compression.AUTO));
    }

    /** @param lines what is known of the ways to servers; connections that are opened later go by it, too */
    ImapOpener(boolean plainAllowed, Timeouts timeouts, Line.Lines lines) {
        this.plainAllowed = plainAllowed;
        this.timeouts = timeouts;
        this.lines = lines;
    }

    /** A connection to this address of the server, logged in. */
    ImapConnection open(ImapServer server, InetAddress address, ImapLogin login) {
        if (server.security() == Security.PLAIN && !plainAllowed) {
            throw unprotected();
        }
        try {
            return opened(server, address, login);
        } catch (ImapConnection.CannotCompress e) {
            // Nothing was begun over it, and its line remembers: now without.
            return opened(server, address, login);
        }
    }

    private ImapConnection opened(ImapServer server, InetAddress address, ImapLogin login) {
        ImapConnection connection = connect(server, address);
        try {
            if (server.security() == Security.STARTTLS) {
                startTls(connection, server);
            }
            logIn(connection, server, login);
            // Behind the login, so that no secret of ours is ever compressed beside what somebody else has written.
            connection.compressWhereBetter();
            return connection;
        } catch (RuntimeException | Error e) {
            connection.disconnect();
            throw e;
        }
    }

    static SourceRefused unprotected() {
        return new SourceRefused("A connection without protection would show the password to everybody on the way. "
                + "Choose TLS (port 993) or STARTTLS (port 143).");
    }

    private ImapConnection connect(ImapServer server, InetAddress address) {
        Line line = lines.to(server, address);
        try {
            return new ImapConnection(server.host(), server.port(), settings(address, line),
                    server.security() == Security.TLS, line);
        } catch (IOException e) {
            throw OpeningFailures.connect(server, e);
        } catch (ProtocolException e) {
            throw ImapAnswers.failure("The server " + server + " turns us away", e);
        }
    }

    private static void startTls(ImapConnection connection, ImapServer server) {
        // Logged in before TLS, STARTTLS is not allowed any more: how an attacker would avoid it (RFC 9051 6.2.1).
        if (connection.isAuthenticated()) {
            throw new SourceRefused("The server " + server + " lets everybody in before TLS has begun. Nothing was "
                    + "sent. Choose TLS with port 993.");
        }
        if (!connection.hasCapability("STARTTLS")) {
            throw new SourceRefused(
                    "The server " + server + " does not offer STARTTLS, or somebody on the way hides it. "
                            + "Nothing was sent. Choose TLS with port 993.");
        }
        try {
            connection.startTLS();
            // What was said in clear counts for nothing.
            connection.capability();
        } catch (ProtocolException e) {
            throw OpeningFailures.startTls(server, e);
        }
    }

    private static void logIn(ImapConnection connection, ImapServer server, ImapLogin login) {
        var redaction = Redaction.of(server, login);
        try {
            authenticate(connection, server, login, redaction);
            // What it said before the login counts for nothing.
            if (!connection.toldCapabilities()) {
                connection.capability();
            }
        } catch (ProtocolException e) {
            throw OpeningFailures.login(server, redaction, e);
        }
    }

    private static void authenticate(ImapConnection connection, ImapServer server, ImapLogin login,
            Redaction redaction) throws ProtocolException {
        switch (login) {
            case ImapLogin.Password(String user, String password) -> {
                if (connection.hasCapability("AUTH=PLAIN")) {
                    connection.authplain("", user, password);
                } else if (connection.hasCapability("LOGINDISABLED")) {
                    throw new SourceRefused("The server " + server + " takes no password over this connection. Choose "
                            + "TLS with port 993.");
                } else {
                    connection.login(user, password);
                }
            }
            case ImapLogin.AccessToken(String user, String token) ->
                new TokenLogin(connection, server, redaction).logIn(user, token);
            case ImapLogin.InPlaceOf(String user, String admin, String password) ->
                connection.authplain(user, admin, password);
        }
    }

    private Properties settings(InetAddress address, Line line) {
        var settings = new Properties();
        settings.put("mail.imap.socketFactory", new PinnedSockets(address, line));
        settings.setProperty("mail.imap.socketFactory.fallback", "false");
        settings.setProperty("mail.imap.connectiontimeout", millis(timeouts.connect()));
        settings.setProperty("mail.imap.timeout", millis(timeouts.read()));
        // A server that stops reading would else hold a worker for ever.
        settings.setProperty("mail.imap.writetimeout", millis(timeouts.read()));
        settings.setProperty("mail.imap.ssl.checkserveridentity", "true");
        return settings;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
