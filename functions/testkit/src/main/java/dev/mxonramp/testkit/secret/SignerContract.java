package dev.mxonramp.testkit.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.secret.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;

/** What every {@link Signer} does; the JDK alone checks its signatures. */
public interface SignerContract {
    /** The port under test; the same one within a test. */
    Signer signer();

    private boolean verified(String document, byte[] signature) throws GeneralSecurityException {
        Signer.Algorithm algorithm = signer().algorithm();
        Signature check = Signature.getInstance(algorithm.signatureName());
        check.initVerify(KeyFactory.getInstance(algorithm.keyName())
                .generatePublic(new X509EncodedKeySpec(signer().publicKey())));
        check.update(document.getBytes(StandardCharsets.UTF_8));
        return check.verify(signature);
    }

    private byte[] signed(String document) {
        return signer().sign(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void publicKeyChecksTheSignature() throws GeneralSecurityException {
        byte[] signature = signed("certificate");
        assertTrue(verified("certificate", signature));
        assertFalse(verified("certificate, changed", signature));
    }

    @Test
    default void publicKeyStaysTheSame() {
        assertArrayEquals(signer().publicKey(), signer().publicKey());
    }

    @Test
    default void longDocumentIsSignedWhole() throws GeneralSecurityException {
        String document = "certificate ".repeat(10_000);
        byte[] signature = signed(document);
        assertTrue(verified(document, signature));
        assertFalse(verified(document.substring(1), signature));
    }
}
