package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets over the service's own protocol. */
class SecretsManagerSecretTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mail-host";

    private final TurnedClock clock = new TurnedClock();

    @Test
    void secretIsAskedForOnceInFiveMinutes() {
        try (Front front = new Front(request -> Front.Reply.of(Map.of("SecretString", "{\"token\":\"ü\"}")))) {
            var secret = new SecretsManagerSecret(front.clients().secretsManager(), ARN, clock);
            assertEquals("{\"token\":\"ü\"}", secret.get());
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            secret.get();
            assertEquals(1, front.requests().size());
            clock.advance(Duration.ofMillis(1));
            secret.get();
            assertEquals(2, front.requests().size());
            assertEquals("GetSecretValue", front.last().operation());
            assertEquals(ARN, front.last().text("SecretId"));
        }
    }

    @Test
    void faultOfTheServiceIsMendedByTime() {
        try (Front front = new Front(request -> Front.Reply.error(500, "InternalServiceError"))) {
            var secret = new SecretsManagerSecret(front.clients().secretsManager(), ARN, clock);
            assertThrows(TransientFailure.class, secret::get);
        }
    }

    @Test
    void binarySecretIsRefused() {
        try (Front front = new Front(request -> Front.Reply.of(Map.of("SecretBinary", "AAAA")))) {
            var secret = new SecretsManagerSecret(front.clients().secretsManager(), ARN, clock);
            assertThrows(IllegalStateException.class, secret::get);
        }
    }
}
