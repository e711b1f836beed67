package dev.mxonramp.domain.secret;

/**
 * Signs certificates, so that anyone can check them with the public key and no tool of ours.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} if trying again may help.
 */
public interface Signer {
    /** How documents are signed; the names are those in certificates. */
    enum Algorithm {
        /** ECDSA over the curve P-256 and SHA-256 (FIPS 186-5); signatures in DER (RFC 3279 2.2.3). */
        ECDSA_SHA_256("SHA256withECDSA", "EC"),
        /** Ed25519 (RFC 8032), over the document itself. */
        ED25519("Ed25519", "Ed25519");

        private final String signature;
        private final String key;

        Algorithm(String signature, String key) {
            this.signature = signature;
            this.key = key;
        }

        /** The name of {@link java.security.Signature}. */
        public String signatureName() {
            return signature;
        }

        /** The name of {@link java.security.KeyFactory}. */
        public String keyName() {
            return key;
        }
    }

    /** How this one signs. */
    Algorithm algorithm();

    /** The signature over these very octets. */
    byte[] sign(byte[] document);

    /** The public key, DER of SubjectPublicKeyInfo (RFC 5480, RFC 8410). */
    byte[] publicKey();
}
