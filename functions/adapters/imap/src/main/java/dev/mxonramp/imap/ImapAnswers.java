package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/** What a server's refusals mean: wait, connect again, or ask a person (RFC 5530 codes, and the words in use). */
final class ImapAnswers {
    private static final Pattern BUSY = Pattern.compile("\\[(throttled|unavailable|inuse|limit)\\b|throttl|try again"
            + "|too many|rate limit|temporar|overloaded|bandwidth|come back later");
    private static final Pattern FULL = Pattern.compile("\\[overquota\\b|over ?quota|quota exceeded|mailbox full");

    private ImapAnswers() {}

    /** A server's words, fit to be shown. */
    static String words(Response response) {
        String rest = response.toString();
        String tag = response.getTag();
        return MigrationException.cleaned(tag != null && rest.startsWith(tag) ? rest.substring(tag.length()) : rest);
    }

    static String words(Throwable e) {
        String message = e.getMessage();
        return MigrationException.cleaned(message == null ? e.getClass().getSimpleName() : message);
    }

    static boolean busy(String words) {
        return BUSY.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    static boolean full(String words) {
        return FULL.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** A refusal where none is expected. */
    static RuntimeException failure(String what, ProtocolException e) {
        String words = words(e);
        return busy(words)
                ? new ServerBusy(what + ": \"" + words + "\".")
                : new TransientFailure(what + ": \"" + words + "\".", e);
    }

    /** A refusal of a command where none is expected. */
    static RuntimeException failure(String what, Response response) {
        String words = words(response);
        return busy(words)
                ? new ServerBusy(what + ": \"" + words + "\".")
                : new TransientFailure(what + ": \"" + words + "\".");
    }
}
