package dev.mxonramp.local.demo;

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
import java.util.ArrayList;
import java.util.List;

/**
 * A bare IMAP connection (RFC 9051) for filling the old mailbox and for reading both servers independently: it shares
 * no code with the migration engine, so that it can witness against it.
 */
public final class PlainImap implements AutoCloseable {
    private static final int MAX_LITERAL = 64 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String delimiter;
    private int tag;

    /** Logs in at a server on loopback. */
    public PlainImap(int port, String user, String password) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        response();
        command("LOGIN " + quoted(user) + " " + quoted(password));
        String list = command("LIST \"\" \"\"").getFirst().text();
        int quote = list.indexOf('"');
        delimiter = quote < 0 ? "" : list.substring(quote + 1, quote + 2);
    }

    /** What stands between the levels of a folder's name; empty where there are none. */
    public String delimiter() {
        return delimiter;
    }

    /** One untagged response: its text with a mark {@code {n}} for each literal, and the literals themselves. */
    public record Response(String text, List<Literal> literals) {}

    /** The octets of a literal. */
    public static final class Literal {
        private final byte[] octets;

        Literal(byte[] octets) {
            this.octets = octets;
        }

        public byte[] octets() {
            return octets;
        }
    }

    /** Sends a command and collects its untagged responses. */
    public List<Response> command(String text) throws IOException {
        String mine = "p" + ++tag;
        send(mine + " " + text + "\r\n");
        return collect(mine, text);
    }

    /** Appends octets as they are. {@code flags} and {@code date} are as IMAP writes them. */
    public void append(String folder, String flags, String date, byte[] message) throws IOException {
        String mine = "p" + ++tag;
        String text = "APPEND " + quoted(folder) + " (" + flags + ") \"" + date + "\" {" + message.length + "}";
        send(mine + " " + text + "\r\n");
        Response go = response();
        if (!go.text().startsWith("+")) {
            throw new IOException("the server refused " + text + ": " + go.text());
        }
        out.write(message);
        send("\r\n");
        collect(mine, text);
    }

    /** A mailbox name, already in modified UTF-7, as a quoted string. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private List<Response> collect(String mine, String text) throws IOException {
        var untagged = new ArrayList<Response>();
        while (true) {
            Response next = response();
            if (!next.text().startsWith(mine + " ")) {
                untagged.add(next);
            } else if (next.text().startsWith(mine + " OK")) {
                return untagged;
            } else {
                throw new IOException("the server refused " + text.replaceAll("(LOGIN \\S+) .*", "$1") + ": "
                        + next.text().substring(mine.length() + 1));
            }
        }
    }

    private Response response() throws IOException {
        var text = new StringBuilder();
        var literals = new ArrayList<Literal>();
        while (true) {
            String line = line();
            text.append(line);
            int brace = line.lastIndexOf('{');
            if (brace < 0 || !line.endsWith("}")) {
                return new Response(text.toString(), literals);
            }
            int length = Integer.parseInt(line.substring(brace + 1, line.length() - 1).replace("+", ""));
            if (length > MAX_LITERAL) {
                throw new IOException("a literal of " + length + " octets is more than this reader takes");
            }
            literals.add(new Literal(in.readNBytes(length)));
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server closed the connection");
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
