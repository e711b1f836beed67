package dev.mxonramp.mailboxes;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.SecretsManagerSecret;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.mailhost.JamesMailHost;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The mail host as the environment names it: {@code MAILHOST_URL} and {@code MAILHOST_SECRET}. */
final class MailHostWiring {
    private MailHostWiring() {}

    static MailHost mailHost(Environment env, Clients clients) {
        URI base = URI.create(env.required("MAILHOST_URL"));
        String arn = env.required("MAILHOST_SECRET");
        var secret = new LazySecret(clients, arn);
        return new JamesMailHost(base, () -> token(secret.get()));
    }

    /** Built when it is first needed: a client costs a cold start, and listing does not need the mail host. */
    private static final class LazySecret {
        private final Clients clients;
        private final String arn;
        private @Nullable SecretsManagerSecret secret;

        LazySecret(Clients clients, String arn) {
            this.clients = clients;
            this.arn = arn;
        }

        synchronized String get() {
            if (secret == null) {
                secret = new SecretsManagerSecret(clients.secretsManager(), arn, InstantSource.system());
            }
            return secret.get();
        }
    }

    private static String token(String secret) {
        // What cannot be read is not quoted: it is a secret all the same.
        try {
            if (Json.object(Json.read(secret)).get("token") instanceof String token && !token.isBlank()) {
                return token;
            }
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the secret MAILHOST_SECRET is not a JSON object");
        }
        throw new IllegalStateException("the secret MAILHOST_SECRET has no member 'token'");
    }
}
