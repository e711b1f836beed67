package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/** What a server's refusals mean: wait, connect again, or ask a person (RFC 5530 codes, and the words in use). */
final class ImapAnswers {
    private static final Pattern BUSY = Pattern.compile("\\[(throttled|unavailable|inuse|limit)\\b|throttl|try again"
            + "|too many|rate limit|temporar|overloaded|bandwidth|come back later");
    private static final Pattern FULL = Pattern.compile("\\[overquota\\b|over ?quota|quota exceeded|mailbox full");

    private static final Pattern LIMIT = Pattern.compile("\\[limit\\]", Pattern.CASE_INSENSITIVE);

    /** Exchange says how long it wants to be left alone. */
    private static final Pattern TOLD = Pattern.compile("suggested backoff time: ([0-9]{1,9}) milliseconds");
    private static final List<String> THROTTLES = SourcePresets.throttles();

    private ImapAnswers() {}

    /** A server's words, fit to be shown. */
    static String words(Response response) {
        return MigrationException.cleaned(raw(response));
    }

    static String words(Throwable e) {
        return MigrationException.cleaned(raw(e));
    }

    /** A server's words as they came, without the command's tag. */
    static String raw(Response response) {
        String rest = response.toString();
        String tag = response.getTag();
        return tag != null && rest.startsWith(tag) ? rest.substring(tag.length()) : rest;
    }

    static String raw(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    static boolean busy(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return BUSY.matcher(lower).find() || THROTTLES.stream().anyMatch(lower::contains);
    }

    /**
     * Whether a refusal of a message asks to wait. Its LIMIT is that of an implementation (RFC 5530 3), e.g. of the size of
     * a message, and no wait changes it; at a login it is one of connections.
     */
    static boolean busyForMessages(String words) {
        return busy(LIMIT.matcher(words).replaceFirst(""));
    }

    static boolean full(String words) {
        return FULL.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** A refusal where none is expected. */
    static RuntimeException failure(String what, ProtocolException e) {
        String words = words(e);
        return busy(words)
                ? asksToWait(what, words)
                : new TransientFailure(what + ": \"" + words + "\".", e);
    }

    /** A refusal of a command where none is expected. */
    static RuntimeException failure(String what, Response response) {
        return failure(what, words(response));
    }

    /** As {@link #failure(String, Response)}, by words that are fit to be shown. */
    static RuntimeException failure(String what, String words) {
        return busy(words)
                ? asksToWait(what, words)
                : new TransientFailure(what + ": \"" + words + "\".");
    }

    private static ServerBusy asksToWait(String what, String words) {
        Matcher told = TOLD.matcher(words.toLowerCase(Locale.ROOT));
        return new ServerBusy(what + ": \"" + words + "\".",
                told.find() ? Duration.ofMillis(Long.parseLong(told.group(1))) : null);
    }
}
