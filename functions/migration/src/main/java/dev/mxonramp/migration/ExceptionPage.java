package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Place;
import dev.mxonramp.domain.migration.ledger.Remedy;
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
        json.put("advice", Remedy.advice(exception));
        json.put("triedAgain", Remedy.triedAgain(exception));
        json.put("at", exception.at());
        return json;
    }
}
