package dev.mxonramp.testkit.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.secret.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;

/** What every {@link Signer} does; the JDK alone checks its signatures. */
public interface SignerContract {
    /** The port under test; the same one within a test. */
    Signer signer();

    private boolean verified(String document, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(signer().publicKey())));
        check.update(document.getBytes(StandardCharsets.UTF_8));
        return check.verify(signature);
    }

    private byte[] signed(String document) throws GeneralSecurityException {
        return signer().sign(
                MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
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
    default void whatIsNoDigestIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> signer().sign(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> signer().sign(new byte[33]));
    }
}
