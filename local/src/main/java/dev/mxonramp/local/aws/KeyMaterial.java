package dev.mxonramp.local.aws;

import dev.mxonramp.local.template.Key;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** What a key consists of: AES for encryption, a P-256 pair for signatures. */
final class KeyMaterial {
    private static final int TAG_BITS = 128;

    private final String arn;
    private final @Nullable SecretKey secret;
    private final @Nullable KeyPair pair;
    private final SecureRandom random = new SecureRandom();

    private KeyMaterial(String arn, @Nullable SecretKey secret, @Nullable KeyPair pair) {
        this.arn = arn;
        this.secret = secret;
        this.pair = pair;
    }

    static KeyMaterial of(Key key) {
        try {
            if (key.usage().equals("ENCRYPT_DECRYPT")) {
                KeyGenerator generator = KeyGenerator.getInstance("AES");
                generator.init(256);
                return new KeyMaterial(key.arn(), generator.generateKey(), null);
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new KeyMaterial(key.arn(), null, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encrypt(byte[] plain, byte[] context) {
        var iv = new byte[12];
        random.nextBytes(iv);
        try {
            return new CipherText(arn, iv, cipher(Cipher.ENCRYPT_MODE, iv, context).doFinal(plain)).blob();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(byte[] blob, byte[] context) {
        CipherText text = CipherText.read(blob);
        if (!text.keyArn().equals(arn)) {
            throw new Fault(400, "IncorrectKeyException", "The cipher text was made with another key.");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, text.iv(), context).doFinal(text.sealed());
        } catch (AEADBadTagException e) {
            throw CipherText.invalid();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] iv, byte[] context) throws GeneralSecurityException {
        if (secret == null) {
            throw wrongUsage();
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(iv, iv.length)));
        cipher.updateAAD(context);
        return cipher;
    }

    byte[] sign(byte[] message, boolean digest) {
        try {
            Signature signature = Signature.getInstance(digest ? "NONEwithECDSA" : "SHA256withECDSA");
            signature.initSign(pair().getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new Fault(400, "ValidationException", "The message cannot be signed: " + e.getMessage());
        }
    }

    byte[] publicKey() {
        return pair().getPublic().getEncoded();
    }

    private KeyPair pair() {
        if (pair == null) {
            throw wrongUsage();
        }
        return pair;
    }

    private static Fault wrongUsage() {
        return new Fault(400, "InvalidKeyUsageException", "The key is not for this.");
    }
}
