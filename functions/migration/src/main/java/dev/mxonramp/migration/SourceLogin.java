package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.SignIn.TokenSecret;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapLogin;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.imap.TokenRefused;

/** Signs in to an old mailbox by password, or by an access token that is had for the purpose. */
final class SourceLogin {
    private final AccessTokens tokens;

    SourceLogin(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Opens an old mailbox.
     *
     * @param secret the password, or the text of a {@link TokenSecret}
     * @param keeping told of every secret that the token endpoint replaced
     */
    MailboxReader open(ImapDoors doors, Source source, String secret, Keeping keeping) {
        var server = new ImapServer(source.host(), source.port(), source.security());
        return switch (source.signIn()) {
            case SignIn.Password() -> doors.source(server, new ImapLogin.Password(source.user(), secret));
            case SignIn.AccessToken how -> open(how, TokenSecret.of(secret), keeping,
                    token -> doors.source(server, new ImapLogin.AccessToken(source.user(), token)));
        };
    }

    /** Keeps the secret that took the place of another. */
    @FunctionalInterface
    interface Keeping {
        /** Keeps {@code next}, where {@code before} is what was kept until now. */
        void replace(String before, String next);
    }

    private interface Opening {
        MailboxReader with(String token);
    }

    private MailboxReader open(SignIn.AccessToken how, TokenSecret secret, Keeping keeping, Opening opening) {
        AccessTokens.Granted first = granted(how, secret, keeping);
        try {
            return opening.with(first.token());
        } catch (TokenRefused e) {
            // It may have been called back before its time; a fresh one tells whether it is that.
            tokens.forget(first.token());
            TokenSecret next = first.next() == null ? secret : first.next();
            try {
                return opening.with(granted(how, next, keeping).token());
            } catch (TokenRefused again) {
                throw new SourceRefused(String.valueOf(again.getMessage()));
            }
        }
    }

    private AccessTokens.Granted granted(SignIn.AccessToken how, TokenSecret secret, Keeping keeping) {
        AccessTokens.Granted granted = tokens.get(how, secret);
        if (granted.next() != null) {
            keeping.replace(secret.text(), granted.next().text());
        }
        return granted;
    }
}
