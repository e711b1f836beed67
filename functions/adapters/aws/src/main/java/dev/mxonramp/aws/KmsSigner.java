package dev.mxonramp.aws;

import dev.mxonramp.domain.secret.Signer;
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
    public byte[] sign(byte[] digest) {
        if (digest.length != DIGEST_OCTETS) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 octets");
        }
        return SERVICE.call(() -> kms.sign(sign -> sign.keyId(keyId).message(SdkBytes.fromByteArray(digest))
                .messageType(MessageType.DIGEST).signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))).signature()
                .asByteArray();
    }

    @Override
    public byte[] publicKey() {
        return SERVICE.call(() -> kms.getPublicKey(get -> get.keyId(keyId))).publicKey().asByteArray();
    }
}
