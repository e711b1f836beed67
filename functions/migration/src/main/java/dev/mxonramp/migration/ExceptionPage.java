package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Place;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a mailbox's exceptions is asked for, and how each is shown: with what its owner can do.
 *
 * @param after behind which one; null for the first
 * @param limit at most so many
 */
record ExceptionPage(@Nullable Place after, int limit) {
    /** Most of them in one answer, and as many where nothing is said. */
    static final int MOST = 200;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** Reads the query {@code limit} and {@code after}. */
    static ExceptionPage of(HttpRequest request) {
        String after = request.query().get("after");
        return new ExceptionPage(after == null
                ? null
                : Place.of(after).orElseThrow(() -> Problem.invalid("after",
                        "The parameter 'after' takes what 'exceptionsAfter' said in the answer before.").exception()),
                limit(request.query().get("limit")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "The parameter 'limit' is a number from 1 to " + MOST + ".").exception();
        }
        return limit;
    }

    /** Where the next page begins; null where this one is the last. */
    static @Nullable String next(List<MigrationException> page, int limit) {
        return page.size() > limit ? page.get(limit - 1).place().text() : null;
    }

    static Map<String, @Nullable Object> json(MigrationException exception) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folder", Certificate.shown(exception.key().folder()));
        json.put("uid", exception.ofFolder() ? null : (Long) exception.uid());
        json.put("kind", exception.kind());
        json.put("words", exception.words());
        json.put("advice", advice(exception.kind()));
        json.put("at", exception.at());
        return json;
    }

    /** What the owner can do; no later pass tries a message again, every pass tries a folder again. */
    private static String advice(MigrationException.Kind kind) {
        return switch (kind) {
            case REFUSED_BY_TARGET ->
                "It is not at the new server, which refuses it for the reason in 'words'. Save it "
                        + "from the old mailbox before that is closed, or forward it to the new address.";
            case TOO_LARGE ->
                "It is not at the new server, which takes no message as large. Save it, or what is attached "
                        + "to it, from the old mailbox before that is closed.";
            case UNREADABLE_AT_SOURCE -> "It is not at the new server, since the old one lists it and does not give it "
                    + "out. Look for it in the old provider's web mail and save it there, or ask the provider to mend it.";
            case ALTERED_BY_TARGET ->
                "It is at the new server, which changed its octets, so that a digital signature of "
                        + "it may not hold any more. Where that matters, save it from the old mailbox.";
            case FLAGS_REFUSED -> "It is at the new server, where its marks, such as read or flagged, are those of "
                    + "before. Set them there by a mail program.";
            case FOLDER_UNREADABLE_AT_SOURCE ->
                "The old server does not open this folder, so that at most what was copied before is at the "
                        + "new one. Every pass tries it again. Look for it in the old provider's web mail, or ask the "
                        + "provider to mend it.";
            case FOLDER_REFUSED_BY_TARGET ->
                "The new server does not take this folder, so that at most what was copied before is there. "
                        + "Give it another place with PUT …/migration/mapping, or rename it at the old server; every "
                        + "pass tries it again.";
            case NOT_REMOVED -> "It is gone at the old server and was not removed at the new one, for the reason in "
                    + "'words'. Where you do not want it any more, remove it there by a mail program.";
        };
    }
}
