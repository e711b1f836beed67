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
    public byte[] sign(byte[] digest) {
        if (digest.length != DIGEST_OCTETS) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 octets");
        }
        return faults.call("Signer.sign", () -> {
            try {
                Signature signature = Signature.getInstance("NONEwithECDSA");
                signature.initSign(key.getPrivate());
                signature.update(digest);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK does not sign", e);
            }
        });
    }

    @Override
    public byte[] publicKey() {
        return faults.call("Signer.publicKey", () -> key.getPublic().getEncoded());
    }
}
