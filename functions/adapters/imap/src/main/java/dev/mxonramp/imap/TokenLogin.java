package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.SourceRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/**
 * Logs in by an access token: OAUTHBEARER (RFC 7628) where it is offered, else XOAUTH2, Google's and Microsoft's form of
 * it. The token goes with the command where SASL-IR (RFC 4959) is offered, else when the server asks for it.
 */
final class TokenLogin {
    /** Ends each part of a response. */
    private static final char END = '\u0001';
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([A-Za-z0-9_]{1,40})\"");

    private final ImapConnection connection;
    private final ImapServer server;
    private final Redaction redaction;

    TokenLogin(ImapConnection connection, ImapServer server, Redaction redaction) {
        this.connection = connection;
        this.server = server;
        this.redaction = redaction;
    }

    /** @throws TokenRefused where the server does not take the token */
    void logIn(String user, String token) throws ProtocolException {
        if (connection.hasCapability("AUTH=OAUTHBEARER")) {
            authenticate("OAUTHBEARER", bearer(server, user, token), encoded(String.valueOf(END)));
        } else if (connection.hasCapability("AUTH=XOAUTH2")) {
            authenticate("XOAUTH2", xoauth2(user, token), "");
        } else {
            throw new SourceRefused("The server " + server + " takes no access tokens. Give a password instead.");
        }
    }

    /** The response of OAUTHBEARER. */
    static String bearer(ImapServer server, String user, String token) {
        // The name stands in the header of RFC 5801, with its own escapes.
        String name = user.replace("=", "=3D").replace(",", "=2C");
        return "n,a=" + name + "," + END + "host=" + server.host() + END + "port=" + server.port() + END
                + "auth=Bearer " + token + END + END;
    }

    /** The response of XOAUTH2. */
    static String xoauth2(String user, String token) {
        return "user=" + user + END + "auth=Bearer " + token + END + END;
    }

    private void authenticate(String mechanism, String response, String surrender) throws ProtocolException {
        boolean atOnce = connection.hasCapability("SASL-IR");
        try {
            String tag = connection.writeCommand(
                    "AUTHENTICATE " + mechanism + (atOnce ? " " + encoded(response) : ""), null);
            boolean said = atOnce;
            String told = "";
            while (true) {
                Response answer = connection.readResponse();
                if (answer.isContinuation()) {
                    // Asked once more, the server tells in JSON what is wrong, and waits for us to give in.
                    told = said ? reason(answer) : told;
                    connection.goOn(said ? surrender : encoded(response));
                    said = true;
                } else if (answer.isBYE()) {
                    throw new ConnectionException(connection, answer);
                } else if (answer.isTagged() && tag.equals(answer.getTag())) {
                    settle(answer, told);
                    return;
                }
            }
        } catch (IOException e) {
            throw new ConnectionException("the connection was lost (" + ImapAnswers.words(e) + ")");
        }
    }

    private void settle(Response answer, String told) {
        if (answer.isOK()) {
            return;
        }
        String words = redaction.words(answer);
        if (ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The server " + server + " does not let us in", words);
        }
        throw new TokenRefused("The server " + server + " refuses the access token: \"" + words + "\""
                + (told.isEmpty() ? "" : " (" + redaction.of(told) + ")")
                + ". Check the user name, and for what the token was given.");
    }

    /** The status of the server's JSON (RFC 7628 3.2.2), nothing else of it: it may be anything. */
    private static String reason(Response answer) {
        try {
            String json = new String(Base64.getDecoder().decode(answer.getRest().strip()), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(json);
            return status.find() ? "status " + status.group(1) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
