package dev.mxonramp.imap;

/** How to log in. Never in a log: {@code toString()} hides the secrets. */
public sealed interface ImapLogin {
    /** As the user, by password. */
    record Password(String user, String password) implements ImapLogin {
        @Override
        public String toString() {
            return "Password[" + user + "]";
        }
    }

    /** As the user, by an access token (RFC 6750), with OAUTHBEARER or XOAUTH2. */
    record AccessToken(String user, String token) implements ImapLogin {
        @Override
        public String toString() {
            return "AccessToken[" + user + "]";
        }
    }

    /**
     * As an administrator in the user's place: SASL PLAIN with an authorization identity (RFC 4616 2).
     *
     * @param user whose mailbox
     * @param admin who logs in
     * @param password the administrator's
     */
    record InPlaceOf(String user, String admin, String password) implements ImapLogin {
        @Override
        public String toString() {
            return "InPlaceOf[" + user + "]";
        }
    }
}
