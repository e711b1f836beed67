package dev.mxonramp.aws;

import dev.mxonramp.domain.secret.Signer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** The signer behind KMS, with a key of the kind ECC_NIST_P256 that never leaves it. */
public final class KmsSigner implements Signer {
    private static final AwsService SERVICE = new AwsService("The key service");

    private final KmsClient kms;
    private final String keyId;

    /** @param keyId identifier or ARN of the key */
    public KmsSigner(KmsClient kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ECDSA_SHA_256;
    }

    /** Sends the digest alone: the service takes messages of up to 4,096 octets. */
    @Override
    public byte[] sign(byte[] document) {
        byte[] digest = sha256(document);
        return SERVICE.call(() -> kms.sign(sign -> sign.keyId(keyId).message(SdkBytes.fromByteArray(digest))
                .messageType(MessageType.DIGEST).signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))).signature()
                .asByteArray();
    }

    @Override
    public byte[] publicKey() {
        return SERVICE.call(() -> kms.getPublicKey(get -> get.keyId(keyId))).publicKey().asByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
