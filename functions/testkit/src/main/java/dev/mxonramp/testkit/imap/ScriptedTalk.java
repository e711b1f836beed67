package dev.mxonramp.testkit.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link ScriptedImap}; texts have one character an octet. */
public final class ScriptedTalk implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)\\}$");

    private final ScriptedImap server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean secure;
    private boolean over;

    /**
     * A client's command.
     *
     * @param tag of it
     * @param name in capitals
     * @param arguments the rest, with its literals as they came, each behind a line feed
     */
    public record Command(String tag, String name, String arguments) {}

    ScriptedTalk(ScriptedImap server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        while (!over) {
            Command command = hearCommand();
            ScriptedImap.Answer answer = server.answer(command.name());
            if (server.fault().instead(this, command)) {
                continue;
            }
            if (answer == null) {
                bad(command);
            } else {
                answer.to(this, command);
            }
        }
    }

    /** Sends a line. */
    public void say(String line) throws IOException {
        sayRaw(line + "\r\n");
    }

    /** Sends octets. */
    public void sayRaw(String octets) throws IOException {
        server.fault().send(this, octets.getBytes(StandardCharsets.ISO_8859_1), out);
        out.flush();
    }

    /** Whether the client has sent more already. */
    boolean more() throws IOException {
        return in.available() > 0;
    }

    /** Ends a command well. */
    public void ok(Command command) throws IOException {
        say(command.tag() + " OK done");
    }

    /** Refuses a command in words, e.g. {@code [OVERQUOTA] full}. */
    public void no(Command command, String words) throws IOException {
        say(command.tag() + " NO " + words);
    }

    /** Does not understand a command. */
    public void bad(Command command) throws IOException {
        say(command.tag() + " BAD not scripted: " + command.name());
    }

    /** Ends the connection after what was said so far. */
    public void hangUp() throws IOException {
        over = true;
        socket.close();
    }

    /** Answers nothing any more, until the client goes. */
    public void stall() throws IOException {
        while (in.read() >= 0) {
            // Whatever it says.
        }
        over = true;
    }

    /** Goes over to TLS. */
    public void secure(SelfMadeCertificate certificate) throws IOException {
        var tls = (SSLSocket) certificate.server().getSocketFactory().createSocket(socket,
                socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        socket = tls;
        in = new BufferedInputStream(tls.getInputStream());
        out = tls.getOutputStream();
        secure = true;
    }

    /** Goes over to compression both ways (RFC 4978). */
    public void compress() {
        in = new BufferedInputStream(new InflaterInputStream(in, new Inflater(true)));
        out = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
    }

    /** Sends octets as they are, however the talk goes otherwise. */
    public void sayUncompressed(String octets) throws IOException {
        OutputStream wire = socket.getOutputStream();
        wire.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        wire.flush();
    }

    /** Waits until the client says something. */
    public void hearOctet() throws IOException {
        if (in.read() < 0) {
            over = true;
        }
    }

    /** A line of the client, e.g. of a SASL exchange. */
    public String hearLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                over = true;
                throw new IOException("the client went away");
            }
            line.write(each);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        server.hear((secure ? "" : "clear: ") + text);
        server.fault().heard(this, line.size());
        return text;
    }

    private byte[] hearOctets(int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        server.fault().heard(this, octets.length);
        return octets;
    }

    private Command hearCommand() throws IOException {
        var all = new StringBuilder(hearLine());
        Matcher literal = LITERAL.matcher(all);
        while (literal.find()) {
            if (literal.group(2).isEmpty()) {
                say("+ go on");
            }
            String octets = new String(hearOctets(Integer.parseInt(literal.group(1))), StandardCharsets.ISO_8859_1);
            String rest = hearLine();
            all.append('\n').append(octets).append(rest);
            literal = LITERAL.matcher(rest);
        }
        String[] parts = all.toString().split(" ", 3);
        String name = parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT);
        String arguments = parts.length < 3 ? "" : parts[2];
        if (name.equals("UID")) {
            String[] more = arguments.split(" ", 2);
            return new Command(parts[0], "UID " + more[0].toUpperCase(Locale.ROOT), more.length < 2 ? "" : more[1]);
        }
        return new Command(parts[0], name, arguments);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
