package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.LiteralException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;

/**
 * Angus's connection with responses as they come: a FETCH answer stays raw, since its parser would lose the zone of an
 * INTERNALDATE.
 */
final class ImapConnection extends IMAPProtocol {
    /** As long as so few answers are to come, they fit any buffer, and nobody waits for us to read while we send. */
    static final int UNDER_WAY = 64;

    private static final Pattern TOLD = Pattern.compile("^\\S+ OK \\[CAPABILITY ", Pattern.CASE_INSENSITIVE);

    private final Line line;
    /** Set by Angus's constructor, too, hence without a value of its own here. */
    private boolean told;
    private boolean upgrading;
    private boolean compressed;
    private int tags;
    /** Set while Angus's constructor runs, hence without a value of its own here. */
    private @Nullable String greeting;

    /** @param line decides whether it is compressed */
    ImapConnection(String host, int port, Properties settings, boolean tls, Line line)
            throws IOException, ProtocolException {
        super("imap", host, port, settings, tls, new MailLogger(ImapConnection.class, "", false, System.err));
        this.line = line;
    }

    @Override
    protected void processGreeting(Response response) throws ProtocolException {
        greeting = response.toString();
        super.processGreeting(response);
    }

    /** The line that the server began with. */
    String greeting() {
        return greeting == null ? "" : greeting;
    }

    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            return new ImapAnswer(this);
        } catch (BoundedBuffer.Overflow | IndexOutOfBoundsException e) {
            // No ProtocolException: Angus would skip it and read on in the middle of what was announced.
            throw new IOException("an answer that is too long to be one", e);
        }
    }

    @Override
    protected ByteArray getResponseBuffer() {
        return new BoundedBuffer();
    }

    /** Literals of Angus's own commands, such as odd folder names, are few: they wait for the server's "+". */
    @Override
    protected synchronized boolean supportsNonSyncLiterals() {
        return false;
    }

    /** Called with the greeting, too, which comes before this class's fields have their values. */
    @Override
    protected void setCapabilities(Response response) {
        super.setCapabilities(response);
        told = TOLD.matcher(response.toString()).find();
    }

    /** Whether the server told its capabilities with its OK to the login, as most do (RFC 3501 7.1). */
    boolean toldCapabilities() {
        return told;
    }

    @Override
    public void startTLS() throws ProtocolException {
        upgrading = true;
        super.startTLS();
        upgrading = false;
    }

    /**
     * Compresses what goes over the line from now on (RFC 4978), if that is better and the server offers it; nothing may
     * be under way. James 3.8.1 is asked only where somebody chose it: it bears no pipelines, and is the new side, nearby.
     *
     * @throws CannotCompress if the server offers it and cannot do it: the connection is of no more use, others go without
     */
    void compressWhereBetter() {
        if (compressed || !line.better() || !hasCapability("COMPRESS=DEFLATE")
                || (hangsAtPipelines() && !line.asked())) {
            return;
        }
        upgrading = true;
        try {
            compress();
            compressed = true;
            // Its word is tried before anything depends on it.
            Response answer = run("NOOP", null, ImapReader::ignore);
            if (!answer.isOK()) {
                throw new ProtocolException(answer);
            }
        } catch (CommandFailedException | BadCommandException e) {
            // Refused: all is as it was.
            line.unable();
        } catch (ProtocolException | TransientFailure e) {
            line.unable();
            throw new CannotCompress(this, e);
        } finally {
            upgrading = false;
        }
    }

    /** Whether it is compressed. */
    boolean compressed() {
        return compressed;
    }

    /** Behind a decompressor "something has come" is always said, so that we would wait for it: it is not asked. */
    @Override
    public boolean hasResponse() {
        return !compressed && super.hasResponse();
    }

    /**
     * Behind its OK to STARTTLS a server says nothing until our handshake has begun; what is there already, somebody on
     * the way has put there, to have it taken for the server's protected words (the flaw of CVE-2011-0411). Behind its OK
     * to COMPRESS nothing is to come before we ask, either; it would be lost.
     */
    @Override
    public void handleResult(Response response) throws ProtocolException {
        super.handleResult(response);
        try {
            if (upgrading && getInputStream().available() > 0) {
                throw new SpokenInClear(response);
            }
        } catch (IOException e) {
            throw new ConnectionException(this, response);
        }
    }

    /** Runs a command; the untagged answers go to {@code untagged} one by one as they arrive, so that few are held. */
    Response run(String command, @Nullable Argument arguments, Consumer<IMAPResponse> untagged) {
        String tag;
        try {
            tag = send(command, arguments);
        } catch (RefusedLiteral e) {
            // An odd folder name, e.g., which is sent as a literal: the refusal is the command's end.
            return e.response();
        }
        while (true) {
            Response response = next();
            if (response.isTagged() && tag.equals(response.getTag())) {
                return response;
            } else if (response.isUnTagged() && response instanceof IMAPResponse answer) {
                untagged.accept(answer);
            } else {
                throw outOfTurn();
            }
        }
    }

    /** James 3.8.1 offers LITERAL+ and stops reading at literals of several commands, or at a large one (20 MB). */
    boolean hangsAtPipelines() {
        return greeting().toUpperCase(Locale.ROOT).contains("JAMES");
    }

    /** A tag for a command that is written to {@link #out}; Angus's own begin with a capital letter. */
    String nextTag() {
        return "p" + ++tags;
    }

    /** Where the bytes of our own commands go; to be flushed. */
    OutputStream out() {
        return getOutputStream();
    }

    /** The next answer, whatever it belongs to; waits for it. */
    Response next() {
        try {
            Response response = readResponse();
            if (response.isBYE()) {
                throw ImapAnswers.failure("The server " + host + " ends the connection", response);
            }
            return response;
        } catch (IOException | ProtocolException e) {
            throw lost(e);
        }
    }

    /** Says a line within a command that the server has us go on with (RFC 3501 7.5). */
    void goOn(String line) throws IOException {
        OutputStream out = getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** An answer that is malformed: where the next begins cannot be told. */
    TransientFailure unreadable() {
        return lost(new ProtocolException("an answer that cannot be read"));
    }

    /** A part of an answer in the wrong place (James 3.8.1 does that): what comes next cannot be trusted. */
    TransientFailure outOfTurn() {
        return lost(new ProtocolException("an answer out of turn"));
    }

    /** Sends a command; returns its tag. */
    String send(String command, @Nullable Argument arguments) {
        try {
            return writeCommand(command, arguments);
        } catch (LiteralException e) {
            throw new RefusedLiteral(e.getResponse());
        } catch (IOException | ProtocolException e) {
            throw lost(e);
        }
    }

    /** The connection is of no more use. */
    TransientFailure lost(Exception e) {
        if (compressed && e instanceof ZipException) {
            line.unable();
            return new CannotCompress(this, e);
        }
        return new TransientFailure("The connection to " + host + " was lost (" + ImapAnswers.words(e) + ").", e);
    }

    /** Whether a connection was lost because the server took or said nothing for too long. */
    static boolean timedOut(TransientFailure e) {
        Throwable cause = e.getCause();
        return cause instanceof SocketTimeoutException
                || (cause instanceof IOException && ImapAnswers.words(cause).startsWith("Write timed out"));
    }

    /** The server, as it is told apart from others. */
    String server() {
        return host + " " + getInetAddress();
    }

    /** The server offered to compress, and then it did not work; the line remembers it. */
    static final class CannotCompress extends TransientFailure {
        private static final long serialVersionUID = 1L;

        CannotCompress(ImapConnection connection, Exception cause) {
            super("The server " + connection.host + " offers to compress, and what then came cannot be read ("
                    + ImapAnswers.words(cause) + "). From now on it is not asked to.", cause);
        }
    }

    /** A server without LITERAL+ refused a command before its literal was sent. */
    static final class RefusedLiteral extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Response response;

        RefusedLiteral(Response response) {
            super("the server refuses the literal", null, false, false);
            this.response = response;
        }

        Response response() {
            return response;
        }
    }

    /** Something came in clear where TLS was to begin. */
    static final class SpokenInClear extends ProtocolException {
        private static final long serialVersionUID = 1L;

        SpokenInClear(Response response) {
            super(response);
        }
    }
}
