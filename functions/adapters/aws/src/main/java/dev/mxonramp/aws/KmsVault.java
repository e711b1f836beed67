package dev.mxonramp.aws;

import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** The vault behind KMS. The context is the encryption context's {@code id}, which CloudTrail shows. */
public final class KmsVault implements Vault {
    private static final AwsService SERVICE = new AwsService("The key service");

    private final KmsClient kms;
    private final String keyId;

    /** @param keyId identifier or ARN of a symmetric key */
    public KmsVault(KmsClient kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public SealedSecret seal(String secret, String context) {
        byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
        if (clear.length == 0 || clear.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a secret has 1 to " + MAX_OCTETS + " octets");
        }
        var answer = SERVICE.call(() -> kms.encrypt(encrypt -> encrypt.keyId(keyId)
                .plaintext(SdkBytes.fromByteArray(clear)).encryptionContext(Map.of("id", context))));
        return new SealedSecret(Base64.getEncoder().encodeToString(answer.ciphertextBlob().asByteArray()));
    }

    @Override
    public String open(SealedSecret secret, String context) {
        byte[] sealed = octets(secret);
        try {
            return SERVICE.call(() -> kms.decrypt(decrypt -> decrypt.keyId(keyId)
                    .ciphertextBlob(SdkBytes.fromByteArray(sealed)).encryptionContext(Map.of("id", context))))
                    .plaintext().asUtf8String();
        } catch (InvalidCiphertextException | IncorrectKeyException e) {
            throw new IllegalStateException("the secret was sealed for another context or key, or changed", e);
        }
    }

    private static byte[] octets(SealedSecret secret) {
        try {
            return Base64.getDecoder().decode(secret.base64());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the sealed secret is not base64", e);
        }
    }
}
