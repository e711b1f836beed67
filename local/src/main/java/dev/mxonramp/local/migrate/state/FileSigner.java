package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.secret.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Signs with an Ed25519 key of the state folder's own, made when it is first needed; PEM files (RFC 7468). */
public final class FileSigner implements Signer {
    private static final String PRIVATE = "signing-key.pem";
    private static final String PUBLIC = "signing-key.public.pem";

    private final PrivateKey key;
    private final byte[] publicKey;

    /** @param files where the key is, or is put */
    public FileSigner(DurableFiles files) {
        Optional<byte[]> secret = files.get(PRIVATE);
        Optional<byte[]> known = publicKey(files);
        try {
            if (secret.isPresent() && known.isPresent()) {
                key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(body(secret.get())));
                publicKey = known.get();
            } else {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                key = pair.getPrivate();
                publicKey = pair.getPublic().getEncoded();
                // The private one last: with it, nothing can be signed that the public one does not check.
                files.put(PUBLIC, pem("PUBLIC KEY", publicKey));
                files.put(PRIVATE, pem("PRIVATE KEY", key.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key in the state folder cannot be read.", e);
        }
    }

    /** The public key that a state folder's certificates are signed with; empty before the first one. */
    public static Optional<byte[]> publicKey(DurableFiles files) {
        return files.get(PUBLIC).map(FileSigner::body);
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ED25519;
    }

    @Override
    public byte[] sign(byte[] document) {
        try {
            Signature signature = Signature.getInstance(algorithm().signatureName());
            signature.initSign(key);
            signature.update(document);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    private static byte[] pem(String label, byte[] der) {
        return ("-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The octets between a PEM file's first and last line.
     *
     * @throws IllegalArgumentException if they are not base64
     */
    public static byte[] body(byte[] pem) {
        return Base64.getDecoder()
                .decode(new String(pem, StandardCharsets.ISO_8859_1).replaceAll("-----[^-]*-----|\\s", ""));
    }
}
