package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.Argument;
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
    private boolean upgrading;

    ImapConnection(String host, int port, Properties settings, boolean tls) throws IOException, ProtocolException {
        super("imap", host, port, settings, tls, new MailLogger(ImapConnection.class, "", false, System.err));
    }

    @Override
    public Response readResponse() throws IOException, ProtocolException {
        return new IMAPResponse(this);
    }

    /**
     * Literals wait for the server's "+" even where LITERAL+ is offered: James 3.8.1 stops reading when a large literal
     * (20 MB), or literals of several commands, come unasked, and the connection hangs until it times out.
     */
    @Override
    protected synchronized boolean supportsNonSyncLiterals() {
        return false;
    }

    @Override
    public void startTLS() throws ProtocolException {
        upgrading = true;
        super.startTLS();
        upgrading = false;
    }

    /**
     * Behind its OK to STARTTLS a server says nothing until our handshake has begun; what is there already, somebody on
     * the way has put there, to have it taken for the server's protected words (the flaw of CVE-2011-0411).
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
        String tag = send(command, arguments);
        try {
            while (true) {
                Response response = readResponse();
                if (response.isTagged() && tag.equals(response.getTag())) {
                    return response;
                } else if (response.isBYE()) {
                    throw ImapAnswers.failure("The server " + host + " ends the connection", response);
                } else if (response.isUnTagged() && response instanceof IMAPResponse answer) {
                    untagged.accept(answer);
                } else {
                    // A part of an answer in the wrong place (James 3.8.1 does that): what comes next cannot be trusted.
                    throw new ProtocolException("an answer out of turn");
                }
            }
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

    /** Sends a command; returns its tag. */
    private String send(String command, @Nullable Argument arguments) {
        try {
            return writeCommand(command, arguments);
        } catch (LiteralException e) {
            throw new RefusedLiteral(e.getResponse());
        } catch (IOException | ProtocolException e) {
            throw lost(e);
        }
    }

    private TransientFailure lost(Exception e) {
        return new TransientFailure("The connection to " + host + " was lost (" + ImapAnswers.words(e) + ").", e);
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
