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
import java.util.function.Consumer;

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
     * @param replaced takes the secret that is to be kept in its place, where the token endpoint gave another
     */
    MailboxReader open(ImapDoors doors, Source source, String secret, Consumer<String> replaced) {
        var server = new ImapServer(source.host(), source.port(), source.security());
        return switch (source.signIn()) {
            case SignIn.Password() -> doors.source(server, new ImapLogin.Password(source.user(), secret));
            case SignIn.AccessToken how -> open(how, TokenSecret.of(secret), replaced,
                    token -> doors.source(server, new ImapLogin.AccessToken(source.user(), token)));
        };
    }

    private interface Opening {
        MailboxReader with(String token);
    }

    private MailboxReader open(SignIn.AccessToken how, TokenSecret secret, Consumer<String> replaced,
            Opening opening) {
        AccessTokens.Granted first = granted(how, secret, replaced);
        try {
            return opening.with(first.token());
        } catch (TokenRefused e) {
            // It may have been called back before its time; a fresh one tells whether it is that.
            tokens.forget(first.token());
            TokenSecret next = first.next() == null ? secret : first.next();
            try {
                return opening.with(granted(how, next, replaced).token());
            } catch (TokenRefused again) {
                throw new SourceRefused(String.valueOf(again.getMessage()));
            }
        }
    }

    private AccessTokens.Granted granted(SignIn.AccessToken how, TokenSecret secret, Consumer<String> replaced) {
        AccessTokens.Granted granted = tokens.get(how, secret);
        if (granted.next() != null) {
            replaced.accept(granted.next().text());
        }
        return granted;
    }
}
