package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a TXT value that was seen compares with the one expected (dns.md 3). */
sealed interface Likeness {
    /** The value, or the bare code; quotes and white space around it do not count. */
    record Exact() implements Likeness {}

    /** The code is in it, with something else that does not belong there. */
    record Decorated(String value) implements Likeness {}

    /** The beginning or the end of the value. */
    record Truncated(String value) implements Likeness {}

    /** The value in other letters' case. */
    record Recased(String value) implements Likeness {}

    /** The code was issued for this domain before the present one. */
    record OlderCode(String value) implements Likeness {}

    /** The form is right, the code is another claim's. */
    record OtherCode(String value) implements Likeness {}

    /** The beginning is right, and what follows is no code. */
    record NoCode(String value) implements Likeness {}

    /** Something else. */
    record Unrelated(String value) implements Likeness {}

    /** So many characters of a code are no coincidence. */
    int TELLING = 8;

    /** Compares; total, whatever the value. */
    static Likeness of(String seen, Challenge challenge, IssuedCodes codes) {
        VerificationCode code = codes.current();
        String bare = bare(seen);
        String expected = challenge.value(code);
        if (bare.equals(expected) || bare.equals(code.value())) {
            return new Exact();
        }
        if (Codes.INSIDE.matcher(seen).replaceAll("").contains(code.value())) {
            return new Decorated(seen);
        }
        if (seen.toLowerCase(Locale.ROOT).contains(code.value())) {
            return new Recased(seen);
        }
        String head = challenge.prefix() + "=";
        String tail = bare.startsWith(head) ? bare.substring(head.length()) : bare;
        if (Codes.FORM.matcher(tail).matches()) {
            return codes.older().contains(new VerificationCode(tail)) ? new OlderCode(seen) : new OtherCode(seen);
        }
        boolean part = code.value().contains(tail) && (tail.length() >= TELLING || bare.startsWith(head));
        return part ? new Truncated(seen) : bare.startsWith(head) ? new NoCode(seen) : new Unrelated(seen);
    }

    /** The value without the quotes and white space around it. */
    private static String bare(String seen) {
        int from = 0;
        int to = seen.length();
        // No regular expression: one anchored at the end takes time by the square of what a stranger publishes.
        while (from < to && around(seen.charAt(from))) {
            from++;
        }
        while (to > from && around(seen.charAt(to - 1))) {
            to--;
        }
        return seen.substring(from, to);
    }

    private static boolean around(char c) {
        return c == '"' || c == '\'' || Character.isWhitespace(c);
    }

    /** Patterns; an interface has no private constants. */
    final class Codes {
        private static final Pattern FORM = Pattern.compile("[a-z2-7]{32}");
        /** What panels and word processors put between the parts of a value. */
        private static final Pattern INSIDE = Pattern.compile("[\\s\"'\u2018\u2019\u201c-\u201e\u00ab\u00bb]+");

        private Codes() {}
    }
}
