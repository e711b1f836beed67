package dev.mxonramp.testkit.secret;

import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.testkit.fault.Faults;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A vault with a key of its own in memory: AES in GCM, the context as associated data. */
public final class InMemoryVault implements Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Faults faults;

    public InMemoryVault(Faults faults) {
        this.faults = faults;
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        key = new SecretKeySpec(octets, "AES");
    }

    public InMemoryVault() {
        this(Faults.none());
    }

    @Override
    public SealedSecret seal(String secret, String context) {
        byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
        if (clear.length == 0 || clear.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a secret has 1 to " + MAX_OCTETS + " octets");
        }
        return faults.call("Vault.seal", () -> {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, clear, context);
            return new SealedSecret(Base64.getEncoder().encodeToString(
                    ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array()));
        });
    }

    @Override
    public String open(SealedSecret secret, String context) {
        return faults.call("Vault.open", () -> {
            var octets = ByteBuffer.wrap(decoded(secret));
            byte[] nonce = new byte[NONCE];
            octets.get(nonce);
            byte[] sealed = new byte[octets.remaining()];
            octets.get(sealed);
            return new String(run(Cipher.DECRYPT_MODE, nonce, sealed, context), StandardCharsets.UTF_8);
        });
    }

    private static byte[] decoded(SealedSecret secret) {
        try {
            byte[] octets = Base64.getDecoder().decode(secret.base64());
            if (octets.length > NONCE) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the sealed secret is not base64", e);
        }
        throw new IllegalStateException("the sealed secret is too short");
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret was sealed for another context, or changed", e);
        }
    }
}
