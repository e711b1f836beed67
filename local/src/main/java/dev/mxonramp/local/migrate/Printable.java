package dev.mxonramp.local.migrate;

/** What strangers have named or said, fit for a terminal. */
public final class Printable {
    private Printable() {}

    /** Without control characters, which could steer the terminal. */
    public static String of(Object text) {
        return text.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
