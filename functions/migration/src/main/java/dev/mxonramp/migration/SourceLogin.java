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
     * @param progress is told how it goes
     */
    MailboxReader open(ImapDoors doors, Source source, String secret, Progress progress) {
        var server = new ImapServer(source.host(), source.port(), source.security());
        return switch (source.signIn()) {
            case SignIn.Password() -> {
                progress.waitsFor("the server " + server);
                yield doors.source(server, new ImapLogin.Password(source.user(), secret));
            }
            case SignIn.AccessToken how -> open(how, TokenSecret.of(secret), progress, token -> {
                progress.waitsFor("the server " + server);
                return doors.source(server, new ImapLogin.AccessToken(source.user(), token));
            });
        };
    }

    /** Is told how a login goes. */
    @FunctionalInterface
    interface Progress {
        /** The token endpoint replaced a secret: {@code next} is to be kept where {@code before} was until now. */
        void replaced(String before, String next);

        /** What is waited for from now on. */
        default void waitsFor(String what) {
            // Most have no need to know.
        }
    }

    private interface Opening {
        MailboxReader with(String token);
    }

    private MailboxReader open(SignIn.AccessToken how, TokenSecret secret, Progress progress, Opening opening) {
        AccessTokens.Granted first = granted(how, secret, progress);
        try {
            return opening.with(first.token());
        } catch (TokenRefused e) {
            // It may have been called back before its time; a fresh one tells whether it is that.
            tokens.forget(first.token());
            TokenSecret next = first.next() == null ? secret : first.next();
            try {
                return opening.with(granted(how, next, progress).token());
            } catch (TokenRefused again) {
                throw new SourceRefused(String.valueOf(again.getMessage()));
            }
        }
    }

    private AccessTokens.Granted granted(SignIn.AccessToken how, TokenSecret secret, Progress progress) {
        progress.waitsFor("the token endpoint " + how.endpoint().getHost());
        AccessTokens.Granted granted = tokens.get(how, secret);
        if (granted.next() != null) {
            progress.replaced(secret.text(), granted.next().text());
        }
        return granted;
    }
}
