package dev.mxonramp.imap;

/** A server does not take an access token: it may have run out before its time, and a new one may do. */
public final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefused(String sentence) {
        super(sentence);
    }
}
