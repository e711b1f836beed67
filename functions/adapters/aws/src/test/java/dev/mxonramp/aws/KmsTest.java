package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.secret.InMemorySigner;
import dev.mxonramp.testkit.secret.InMemoryVault;
import dev.mxonramp.testkit.secret.SignerContract;
import dev.mxonramp.testkit.secret.VaultContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.DisabledException;

/** Vault and signer over the key service's own protocol. */
class KmsTest {
    private final InMemoryVault keys = new InMemoryVault();
    private final InMemorySigner signingKey = new InMemorySigner();
    private final Front front = new Front(this::answer);

    private Front.Reply answer(Front.Request request) {
        return switch (request.operation()) {
            case "Encrypt" -> Front.Reply.of(Map.of("CiphertextBlob",
                    keys.seal(utf8(request.text("Plaintext")), context(request)).base64()));
            case "Decrypt" -> decrypt(request);
            case "Sign" -> Front.Reply.of(Map.of("Signature",
                    base64(signingKey.signDigest(Base64.getDecoder().decode(request.text("Message"))))));
            case "GetPublicKey" -> Front.Reply.of(Map.of("PublicKey", base64(signingKey.publicKey())));
            default -> throw new IllegalArgumentException("not scripted: " + request);
        };
    }

    private Front.Reply decrypt(Front.Request request) {
        try {
            var sealed = new SealedSecret(request.text("CiphertextBlob"));
            String clear = keys.open(sealed, context(request));
            return Front.Reply.of(Map.of("Plaintext", base64(clear.getBytes(StandardCharsets.UTF_8))));
        } catch (IllegalStateException e) {
            return Front.Reply.error(400, "InvalidCiphertextException");
        }
    }

    private static String context(Front.Request request) {
        return String.valueOf(Json.object(request.json().get("EncryptionContext")).get("id"));
    }

    private static String utf8(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Nested
    final class Sealing implements VaultContract {
        @Override
        public Vault vault() {
            return new KmsVault(front.clients().kms(), "key-1");
        }

        @Test
        void keyAndContextAreNamedBothWays() {
            vault().open(vault().seal("password", "m1"), "m1");
            assertEquals(2, front.requests().size());
            for (Front.Request request : front.requests()) {
                assertEquals("key-1", request.text("KeyId"));
                assertEquals(Map.of("id", "m1"), request.json().get("EncryptionContext"));
            }
        }
    }

    @Nested
    final class Signing implements SignerContract {
        @Override
        public Signer signer() {
            return new KmsSigner(front.clients().kms(), "key-2");
        }

        @Test
        void digestIsSignedAsADigest() {
            signer().sign("certificate".getBytes(StandardCharsets.UTF_8));
            assertEquals("key-2", front.last().text("KeyId"));
            assertEquals(32, Base64.getDecoder().decode(front.last().text("Message")).length);
            assertEquals("DIGEST", front.last().text("MessageType"));
            assertEquals("ECDSA_SHA_256", front.last().text("SigningAlgorithm"));
        }
    }

    @Test
    void faultOfTheServiceIsMendedByTime() {
        try (Front broken = new Front(request -> Front.Reply.error(500, "KMSInternalException"))) {
            Vault vault = new KmsVault(broken.clients().kms(), "key-1");
            assertThrows(TransientFailure.class, () -> vault.seal("password", "m1"));
        }
    }

    @Test
    void keyThatIsSwitchedOffIsForAPerson() {
        try (Front broken = new Front(request -> Front.Reply.error(400, "DisabledException"))) {
            Vault vault = new KmsVault(broken.clients().kms(), "key-1");
            assertThrows(DisabledException.class, () -> vault.seal("password", "m1"));
        }
    }

    @Test
    void serviceThatIsNotThereIsMendedByTime() {
        front.close();
        Vault vault = new KmsVault(front.clients().kms(), "key-1");
        assertThrows(TransientFailure.class, () -> vault.seal("password", "m1"));
    }
}
