package dev.mxonramp.imap;

/**
 * How messages are sent to a server: as fast as what it offers and is known to bear.
 *
 * @param literals which literals go out without the server's "+"
 * @param together whether several messages go in one command (RFC 3502 MULTIAPPEND)
 * @param underWay APPENDs that may wait for their answers at the same time
 */
record AppendStyle(Literals literals, boolean together, int underWay) {
    /** Which literals go out at once (RFC 7888). */
    enum Literals {
        /** None: each waits for the server's "+". */
        AWAITED,
        /** LITERAL-: those up to 4096 octets. */
        SHORT_AT_ONCE,
        /** LITERAL+: all. */
        AT_ONCE
    }

    /** One message after the other, each step confirmed: every server bears it. */
    static final AppendStyle STEP_BY_STEP = new AppendStyle(Literals.AWAITED, false, 1);
    /** The largest literal that LITERAL- lets go out at once (RFC 7888 5). */
    private static final long SHORT = 4096;

    /**
     * The style for a connection.
     *
     * @param stalled whether pipelining has come to a standstill at this server before
     */
    static AppendStyle of(ImapConnection connection, boolean stalled) {
        if (stalled || connection.hangsAtPipelines()) {
            return STEP_BY_STEP;
        }
        boolean together = connection.hasCapability("MULTIAPPEND");
        if (connection.hasCapability("LITERAL+")) {
            return new AppendStyle(Literals.AT_ONCE, together, ImapConnection.UNDER_WAY);
        }
        return connection.hasCapability("LITERAL-")
                ? new AppendStyle(Literals.SHORT_AT_ONCE, together, ImapConnection.UNDER_WAY)
                : STEP_BY_STEP;
    }

    /** Whether a literal of so many octets goes out at once. */
    boolean atOnce(long octets) {
        return switch (literals) {
            case AWAITED -> false;
            case SHORT_AT_ONCE -> octets <= SHORT;
            case AT_ONCE -> true;
        };
    }
}
