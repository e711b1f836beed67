package dev.mxonramp.local.demo;

/**
 * A secret that the story handled, so that a test may search for it where it does not belong.
 *
 * @param owner whose it is
 */
record Secret(Kind kind, String owner, String value) {
    /** What it opens. */
    enum Kind {
        /** The account, once. */
        SIGN_IN_LINK,
        /** The API. */
        BEARER_TOKEN,
        /** A mailbox at the old provider. */
        OLD_PASSWORD,
        /** A mailbox at the new host. */
        NEW_PASSWORD
    }

    /** What it is, never its value. */
    @Override
    public String toString() {
        return kind + " of " + owner;
    }
}
