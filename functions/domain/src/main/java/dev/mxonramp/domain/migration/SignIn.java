package dev.mxonramp.domain.migration;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** By what a login at an old server is proven. The secret itself is kept apart, sealed. */
public sealed interface SignIn {
    /** By a password: the secret. */
    record Password() implements SignIn {}

    /**
     * By an access token (RFC 7628), which a token endpoint gives for a refresh token (RFC 6749 6): the secret is a
     * {@link TokenSecret}.
     *
     * @param endpoint the token endpoint; https, save where everything runs on one machine
     * @param clientId the application for which the refresh token was given
     * @param scope what the access token has to be for; null for all that the refresh token is for
     */
    record AccessToken(URI endpoint, String clientId, @Nullable String scope) implements SignIn {}

    /**
     * The secret of a sign-in by access token.
     *
     * @param refreshToken visible ASCII (RFC 6749 A.17)
     * @param clientSecret the application's, for those that have one
     */
    record TokenSecret(String refreshToken, @Nullable String clientSecret) {
        private static final char BETWEEN = '\n';

        public TokenSecret {
            if (!visible(refreshToken) || (clientSecret != null && !visible(clientSecret))) {
                throw new IllegalArgumentException("tokens and secrets consist of visible ASCII characters");
            }
        }

        /** Reads what {@link #text()} wrote. */
        public static TokenSecret of(String text) {
            int end = text.indexOf(BETWEEN);
            return end < 0
                    ? new TokenSecret(text, null)
                    : new TokenSecret(text.substring(0, end), text.substring(end + 1));
        }

        /** As a text to be sealed. */
        public String text() {
            return clientSecret == null ? refreshToken : refreshToken + BETWEEN + clientSecret;
        }

        private static boolean visible(String text) {
            return !text.isEmpty() && text.chars().allMatch(each -> each >= 0x20 && each <= 0x7e);
        }

        @Override
        public String toString() {
            return "TokenSecret";
        }
    }
}
