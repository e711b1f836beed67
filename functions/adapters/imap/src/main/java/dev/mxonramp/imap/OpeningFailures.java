package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceRefused;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Why a connection did not come about: what only its owner can mend, and what may pass. */
final class OpeningFailures {
    private static final Pattern LOCKED = Pattern.compile("\\[(contactadmin|expired|authorizationfailed)\\b|locked"
            + "|disabled|suspended|blocked|expired");
    private static final Pattern PRIVACY = Pattern.compile("\\[privacyrequired\\b");

    private OpeningFailures() {}

    /** No connection, or no TLS from its first byte. */
    static RuntimeException connect(ImapServer server, IOException e) {
        return tls(server, e)
                .orElseGet(() -> new TransientFailure("The server " + server + " does not answer (" + words(e) + ").",
                        e));
    }

    /** TLS did not begin though it was offered. */
    static RuntimeException startTls(ImapServer server, ProtocolException e) {
        if (e instanceof ImapConnection.SpokenInClear) {
            return new SourceRefused("Behind the answer to STARTTLS, something came in clear: somebody on the way to "
                    + server + " may be tampering. Nothing was sent. Choose TLS with port 993.");
        }
        return tls(server, e).orElseGet(() -> e instanceof ConnectionException || causes(e).size() > 1
                ? new TransientFailure("The server " + server + " does not answer (" + words(e) + ").", e)
                : new SourceRefused("The server " + server + " does not begin TLS (" + words(e)
                        + "). Choose TLS with port 993."));
    }

    /** A login that did not succeed. */
    static RuntimeException login(ImapServer server, Redaction redaction, ProtocolException e) {
        String words = redaction.words(e);
        String lower = words.toLowerCase(Locale.ROOT);
        if (e instanceof ConnectionException || ImapAnswers.busy(words)) {
            // Without its cause, which has the server's words as they came.
            return ImapAnswers.failure("The server " + server + " does not let us in", words);
        }
        if (PRIVACY.matcher(lower).find()) {
            return new SourceRefused("The server " + server + " takes no password over this connection: \"" + words
                    + "\". Choose TLS with port 993.");
        }
        if (LOCKED.matcher(lower).find()) {
            return new SourceRefused("The server " + server + " keeps this account closed: \"" + words
                    + "\". Have the old provider open it.");
        }
        return new SourceRefused("The server " + server + " refuses user name or password: \"" + words
                + "\". Check both; some providers need a password made for apps.");
    }

    private static Optional<RuntimeException> tls(ImapServer server, Exception e) {
        List<Throwable> causes = causes(e);
        if (causes.stream().noneMatch(SSLException.class::isInstance)
                || causes.stream().anyMatch(OpeningFailures::line)) {
            return Optional.empty();
        }
        boolean certificate = causes.stream()
                .anyMatch(each -> each instanceof CertificateException || each instanceof SSLPeerUnverifiedException);
        return Optional.of(new SourceRefused(certificate
                ? "The certificate of " + server + " is not to be trusted (" + words(e)
                        + "). Nothing was sent. Give the "
                        + "name that the certificate is made for, or have the old provider renew it."
                : "The server " + server + " offers no TLS that can be used (" + words(e)
                        + "). Check host, port and security."));
    }

    /** Whether the line broke, which TLS reports as an error of its own. */
    private static boolean line(Throwable cause) {
        return cause instanceof EOFException || cause instanceof SocketException
                || cause instanceof SocketTimeoutException;
    }

    private static List<Throwable> causes(Throwable e) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable
        Throwable each = e; each != null && causes.size() < 20; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }

    /** The innermost cause says it best; the library's words around it name its own classes. */
    private static String words(Exception e) {
        return ImapAnswers.words(causes(e).getLast());
    }
}
