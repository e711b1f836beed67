package dev.mxonramp.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret text of Secrets Manager, kept for five minutes: long enough that a busy function does not ask each time,
 * short enough that a rotated one is noticed.
 */
public final class SecretsManagerSecret implements Supplier<String> {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final AwsService SERVICE = new AwsService("The secret store");

    private final SecretsManagerClient secrets;
    private final String arn;
    private final InstantSource clock;
    private @Nullable Read last;

    private record Read(String value, Instant until) {}

    public SecretsManagerSecret(SecretsManagerClient secrets, String arn, InstantSource clock) {
        this.secrets = secrets;
        this.arn = arn;
        this.clock = clock;
    }

    /**
     * The secret as it was at most five minutes ago.
     *
     * @throws dev.mxonramp.domain.journey.TransientFailure if the service does not answer
     */
    @Override
    public synchronized String get() {
        Instant now = clock.instant();
        Read known = last;
        if (known == null || !now.isBefore(known.until)) {
            String value = SERVICE.call(() -> secrets.getSecretValue(get -> get.secretId(arn))).secretString();
            if (value == null) {
                throw new IllegalStateException("the secret is binary, a text is expected");
            }
            known = new Read(value, now.plus(KEPT));
            last = known;
        }
        return known.value;
    }
}
