package dev.mxonramp.local.mail;

import java.io.IOException;
import java.net.InetSocketAddress;

/** As much SMTP (RFC 5321) as another mail server speaks to an MX. */
final class SmtpTalk extends LineTalk {
    SmtpTalk(InetSocketAddress server) throws IOException {
        super(server);
        hear();
        send("HELO sender.example.com");
    }

    /** Delivers a message whose subject is {@code subject}; the server's answer to the recipient or to the message. */
    String deliver(String recipient, String subject) throws IOException {
        send("MAIL FROM:<someone@example.com>");
        String answer = send("RCPT TO:<" + recipient + ">");
        if (!answer.startsWith("250")) {
            send("RSET");
            return answer;
        }
        send("DATA");
        say("From: someone@example.com");
        say("Subject: " + subject);
        say("");
        return send("Hello.\r\n.");
    }

    private String send(String line) throws IOException {
        say(line);
        String answer = hear();
        while (answer.length() > 3 && answer.charAt(3) == '-') {
            answer = hear();
        }
        return answer;
    }
}
