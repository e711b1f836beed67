package dev.mxonramp.local.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** As much IMAP (RFC 9051) as the tests need. */
final class ImapTalk extends LineTalk {
    private int tags;

    ImapTalk(InetSocketAddress server) throws IOException {
        super(server);
        hear();
    }

    /** SASL PLAIN (RFC 4616); whether the server let us in. */
    boolean authenticate(String authorizeAs, String user, String password) throws IOException {
        say("a AUTHENTICATE PLAIN");
        hear();
        String message = authorizeAs + "\0" + user + "\0" + password;
        say(Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)));
        return hear().startsWith("a OK");
    }

    /** Subjects in INBOX, oldest first. */
    List<String> subjects() throws IOException {
        var subjects = new ArrayList<String>();
        // James answers BAD to 1:* in an empty folder.
        if (command("SELECT INBOX").contains("* 0 EXISTS")) {
            return subjects;
        }
        for (String line : command("UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])")) {
            if (line.startsWith("Subject: ")) {
                subjects.add(line.substring("Subject: ".length()));
            }
        }
        return subjects;
    }

    /** The answer's lines, the last one the tagged. */
    List<String> command(String command) throws IOException {
        String tag = "t" + ++tags;
        say(tag + " " + command);
        var lines = new ArrayList<String>();
        do {
            lines.add(hear());
        } while (!lines.getLast().startsWith(tag + " "));
        if (!lines.getLast().startsWith(tag + " OK")) {
            throw new IOException(command + ": " + lines.getLast());
        }
        return lines;
    }
}
