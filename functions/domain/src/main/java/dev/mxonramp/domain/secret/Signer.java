package dev.mxonramp.domain.secret;

/**
 * Signs certificates with the deployment's key, ECDSA over the curve P-256 (FIPS 186-5), so that anyone can check them
 * with the public key and no tool of ours.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} if trying again may help.
 */
public interface Signer {
    /** Octets of a SHA-256 digest. */
    int DIGEST_OCTETS = 32;

    /**
     * Signs a document by its SHA-256 digest.
     *
     * @return the signature in DER (RFC 3279 2.2.3)
     * @throws IllegalArgumentException if this is no digest by its length
     */
    byte[] sign(byte[] digest);

    /** The public key, DER of SubjectPublicKeyInfo (RFC 5480). */
    byte[] publicKey();
}
