package dev.mxonramp.aws;

import dev.mxonramp.lambda.Json;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code token} of the mail platform's secret. The client is built when it is first asked for: it costs a
 * cold start, and most requests do not need the mail host.
 */
public final class MailHostToken implements Supplier<String> {
    private final Clients clients;
    private final String arn;
    private final InstantSource clock;
    private @Nullable SecretsManagerSecret secret;

    public MailHostToken(Clients clients, String arn, InstantSource clock) {
        this.clients = clients;
        this.arn = arn;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        if (secret == null) {
            secret = new SecretsManagerSecret(clients.secretsManager(), arn, clock);
        }
        return token(secret.get());
    }

    private static String token(String secret) {
        // What cannot be read is not quoted: it is a secret all the same.
        try {
            if (Json.object(Json.read(secret)).get("token") instanceof String token && !token.isBlank()) {
                return token;
            }
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the mail host's secret is not a JSON object");
        }
        throw new IllegalStateException("the mail host's secret has no member 'token'");
    }
}
