package dev.mxonramp.imap;

import java.util.regex.Pattern;

/** Names as quoted strings (RFC 3501 quoted), where they need neither an escape nor a literal. */
final class Quoted {
    private static final Pattern FITS = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]*");

    private Quoted() {}

    static boolean fits(String name) {
        return FITS.matcher(name).matches();
    }

    static String of(String name) {
        return '"' + name + '"';
    }
}
