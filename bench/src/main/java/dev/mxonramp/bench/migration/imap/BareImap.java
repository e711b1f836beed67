package dev.mxonramp.bench.migration.imap;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP connection that knows commands, lines and literals (RFC 9051), and nothing of what they mean. */
public final class BareImap implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");
    private static final int BUFFER = 1 << 18;
    private static final int MILLIS = 600_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tags;

    /** Where the octets of a literal go, piece by piece. */
    public interface Sink {
        /**
         * A literal begins.
         *
         * @param before the line so far
         * @return who takes its octets, and is not closed; none are kept anywhere else
         */
        OutputStream literal(String before);
    }

    private BareImap(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Connects and logs in. */
    public static BareImap open(Login login) throws IOException {
        var imap = new BareImap(login.port());
        try {
            String greeting = imap.line();
            if (!greeting.startsWith("* OK")) {
                throw new IOException("the server greets with " + greeting);
            }
            imap.command("LOGIN " + quoted(login.user()) + " " + quoted(login.password()));
            return imap;
        } catch (IOException e) {
            imap.close();
            throw e;
        }
    }

    /** A text as IMAP quotes it. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Runs a command that must succeed, of whose answers nothing is of interest. */
    public void command(String text) throws IOException {
        command(text, _ -> OutputStream.nullOutputStream(), _ -> {});
    }

    /**
     * Runs a command that must succeed.
     *
     * @param sink takes the literals
     * @param answers takes the untagged answers, each one line in which a literal is left out behind its {@code {n}}
     */
    public void command(String text, Sink sink, Consumer<String> answers) throws IOException {
        String tag = send(text);
        flush();
        String end = until(tag, sink, answers);
        if (!end.startsWith("OK")) {
            throw new IOException("the server answers " + end + " to " + text.split(" ", 2)[0]);
        }
    }

    /** Sends a command without waiting for anything. */
    String send(String text) throws IOException {
        String tag = "b" + ++tags;
        write(tag + " " + text + "\r\n");
        return tag;
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    OutputStream out() {
        return out;
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Reads up to the end of a command; what it came to, without its tag. */
    String until(String tag, Sink sink, Consumer<String> answers) throws IOException {
        while (true) {
            String answer = answer(sink);
            if (answer.startsWith(tag + " ")) {
                return answer.substring(tag.length() + 1);
            }
            answers.accept(answer);
        }
    }

    /** Reads up to the end of a command, which must have succeeded. */
    void demandOk(String tag, Sink sink) throws IOException {
        String end = until(tag, sink, _ -> {});
        if (!end.startsWith("OK")) {
            throw new IOException("the server refuses: " + end);
        }
    }

    private String answer(Sink sink) throws IOException {
        var answer = new StringBuilder();
        while (true) {
            answer.append(line());
            Matcher literal = LITERAL.matcher(answer);
            if (!literal.find()) {
                return answer.toString();
            }
            pass(Long.parseLong(literal.group(1)), sink.literal(answer.toString()));
        }
    }

    private void pass(long octets, OutputStream to) throws IOException {
        byte[] piece = new byte[(int) Math.min(octets, BUFFER)];
        for (long left = octets; left > 0;) {
            int read = in.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException("the server hung up within a literal");
            }
            to.write(piece, 0, read);
            left -= read;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(120);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server hung up");
            }
            line.write(each);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
