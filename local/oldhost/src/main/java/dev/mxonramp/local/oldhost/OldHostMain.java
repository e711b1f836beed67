package dev.mxonramp.local.oldhost;

import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The old provider: IMAP and SMTP on loopback, everything in memory. Its parent speaks to it line by line over standard
 * input ({@code user <login> <password>}), and gets {@code ok} or {@code no <reason>} for each. When the line ends, the
 * process ends, so that it never outlives its parent.
 */
public final class OldHostMain {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final PrintStream answers;

    private OldHostMain(GreenMail server, PrintStream answers) {
        this.server = server;
        this.answers = answers;
    }

    /** Arguments: IMAP port, SMTP port. The first answer is {@code ok} once both accept connections. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // What libraries print must not look like an answer.
        System.setOut(System.err);
        var server = new GreenMail(
                new ServerSetup[]{new ServerSetup(Integer.parseInt(args[0]), LOOPBACK, ServerSetup.PROTOCOL_IMAP),
                        new ServerSetup(Integer.parseInt(args[1]), LOOPBACK, ServerSetup.PROTOCOL_SMTP)});
        server.start();
        new OldHostMain(server, answers).serve();
        server.stop();
        System.exit(0);
    }

    private void serve() throws IOException {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answer("ok");
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            answer(carryOut(command.split(" ")));
        }
    }

    private String carryOut(String[] words) {
        if (words.length != 3 || !words[0].equals("user")) {
            return "no: the command is 'user <login> <password>'";
        }
        try {
            // The login is the address, as with most providers.
            server.getUserManager().createUser(words[1], words[1], words[2]);
            return "ok";
        } catch (UserException e) {
            return "no: " + e.getMessage();
        }
    }

    private void answer(String line) {
        answers.println(line);
        answers.flush();
    }
}
