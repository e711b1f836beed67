package dev.mxonramp.testkit.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server on loopback that answers as it was told, faults included; what was not scripted is answered BAD. It
 * knows by itself: CAPABILITY, NOOP, LOGOUT, STARTTLS where it has a certificate, and LOGIN and AUTHENTICATE PLAIN of
 * anybody.
 */
public final class ScriptedImap implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private volatile ImapFault fault = ImapFault.NONE;
    private String greeting = "* OK ready";
    private String capabilities = "IMAP4rev1";
    private String behindStartTls = "";
    private @Nullable SelfMadeCertificate certificate;
    private boolean implicitTls;

    /** What the server does about a command. */
    @FunctionalInterface
    public interface Answer {
        /** Answers by the talk's means; may break the connection off. */
        void to(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException;
    }

    /** A server that listens at a free port. */
    public ScriptedImap() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers.put("CAPABILITY", (talk, command) -> {
            talk.say("* CAPABILITY " + capabilities);
            talk.ok(command);
        });
        answers.put("NOOP", ScriptedTalk::ok);
        answers.put("LOGIN", ScriptedTalk::ok);
        answers.put("AUTHENTICATE", (talk, command) -> {
            talk.say("+ ");
            talk.hearLine();
            talk.ok(command);
        });
        answers.put("LOGOUT", (talk, command) -> {
            talk.say("* BYE");
            talk.ok(command);
            talk.hangUp();
        });
        answers.put("STARTTLS", (talk, command) -> {
            if (certificate == null) {
                talk.bad(command);
            } else {
                talk.sayRaw(command.tag() + " OK begin\r\n" + behindStartTls);
                talk.secure(certificate);
            }
        });
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers a command, by its name in capitals ({@code UID FETCH} for those with UID), in this way from now on. */
    public synchronized ScriptedImap on(String command, Answer answer) {
        answers.put(command, answer);
        return this;
    }

    /** Has this fault from now on, in place of any other; {@link ImapFault#NONE} ends it. */
    public ScriptedImap fault(ImapFault now) {
        fault = now;
        return this;
    }

    ImapFault fault() {
        return fault;
    }

    /** Says this first, instead of an OK. */
    public synchronized ScriptedImap greeting(String line) {
        greeting = line;
        return this;
    }

    /** Tells these capabilities, whether they are true or not. */
    public synchronized ScriptedImap capabilities(String words) {
        capabilities = words;
        return this;
    }

    /** Has this certificate, for STARTTLS. */
    public synchronized ScriptedImap certificate(SelfMadeCertificate own) {
        certificate = own;
        return this;
    }

    /** Speaks TLS from the first byte. */
    public synchronized ScriptedImap implicitTls(SelfMadeCertificate own) {
        implicitTls = true;
        return certificate(own);
    }

    /** Sends this in clear in one piece with the answer to STARTTLS, as an attacker on the way would (CVE-2011-0411). */
    public synchronized ScriptedImap behindStartTls(String injected) {
        behindStartTls = injected;
        return this;
    }

    /** The port that it listens at. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Every line that clients sent, without literals and TLS; what was sent in clear begins with {@code clear: }. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What clients sent without protection. */
    public List<String> heardInClear() {
        return heard.stream().filter(each -> each.startsWith("clear: ")).toList();
    }

    synchronized @Nullable Answer answer(String command) {
        return answers.get(command.toUpperCase(Locale.ROOT));
    }

    void hear(String line) {
        heard.add(line);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                // Several short answers in a row would each wait for the client's ACK.
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (var talk = new ScriptedTalk(this, socket)) {
            if (implicitTls && certificate != null) {
                talk.secure(certificate);
            }
            talk.say(greeting);
            talk.run();
        } catch (IOException e) {
            // The client went away, or refused our certificate; the test sees it at its own end.
            heard.add("ended: " + e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket each : new ArrayList<>(open)) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
