package dev.mxonramp.testkit.secret;

import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.testkit.fault.Faults;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A signer with a key of its own in memory. */
public final class InMemorySigner implements Signer {
    private final KeyPair key;
    private final Faults faults;

    public InMemorySigner(Faults faults) {
        this.faults = faults;
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            key = keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no P-256", e);
        }
    }

    public InMemorySigner() {
        this(Faults.none());
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ECDSA_SHA_256;
    }

    @Override
    public byte[] sign(byte[] document) {
        return faults.call("Signer.sign", () -> sign(algorithm().signatureName(), document));
    }

    /** Signs by the SHA-256 digest of a document, as the key service is asked to. */
    public byte[] signDigest(byte[] digest) {
        return sign("NONEwithECDSA", digest);
    }

    private byte[] sign(String algorithm, byte[] octets) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.getPrivate());
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK does not sign", e);
        }
    }

    @Override
    public byte[] publicKey() {
        return faults.call("Signer.publicKey", () -> key.getPublic().getEncoded());
    }
}
