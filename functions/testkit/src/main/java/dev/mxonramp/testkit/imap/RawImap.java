package dev.mxonramp.testkit.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP client of the tests' own, so that what the product did is judged by other code. */
public final class RawImap implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\}$");

    private static final int MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tags;

    /** Logs in at a server on loopback, without protection. */
    public RawImap(int port, String user, String password) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            line();
            ok("LOGIN \"" + user + "\" \"" + password + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that must succeed; every answer line with its literals, one octet a character. */
    public List<String> ok(String command) {
        List<String> answers = run(command);
        if (!answers.getLast().contains(" OK")) {
            throw new IllegalStateException(command + " -> " + answers.getLast());
        }
        return answers;
    }

    /** Runs a command; its answer lines, the last one the tagged. */
    public List<String> run(String command) {
        try {
            String tag = "t" + ++tags;
            out.write((tag + " " + command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return until(tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a message that must be taken; no flags are the empty text. */
    public void append(String folder, String flags, String date, byte[] message) {
        String end = tryAppend(folder, flags, date, message);
        if (!end.contains(" OK")) {
            throw new IllegalStateException(end);
        }
    }

    /** Appends a message; the tagged answer. */
    public String tryAppend(String folder, String flags, String date, byte[] message) {
        try {
            String tag = "t" + ++tags;
            out.write((tag + " APPEND \"" + folder + "\" (" + flags + ") \"" + date + "\" {" + message.length
                    + "}\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String go = line();
            if (!go.startsWith("+")) {
                return go;
            }
            out.write(message);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return until(tag).getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> until(String tag) throws IOException {
        var answers = new ArrayList<String>();
        do {
            answers.add(line());
        } while (!answers.getLast().startsWith(tag + " "));
        return answers;
    }

    private String line() throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            int lineStart = text.size();
            int each = in.read();
            while (each != '\n') {
                if (each < 0) {
                    throw new IOException("the server hung up");
                }
                text.write(each);
                each = in.read();
            }
            String line = text.toString(StandardCharsets.ISO_8859_1).substring(lineStart).stripTrailing();
            Matcher literal = LITERAL.matcher(line);
            if (!literal.find()) {
                return text.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            text.write('\n');
            text.write(in.readNBytes(Integer.parseInt(literal.group(1))));
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
