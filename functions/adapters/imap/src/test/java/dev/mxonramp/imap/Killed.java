package dev.mxonramp.imap;

/** The worker dies here. An Error, since nothing may catch it and go on. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
