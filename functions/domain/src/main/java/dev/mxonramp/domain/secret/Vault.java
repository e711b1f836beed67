package dev.mxonramp.domain.secret;

/** Encrypts what must not lie in clear. The context is an opaque id, since audit logs show it. */
public interface Vault {
    /** Most octets of a secret in UTF-8. */
    int MAX_OCTETS = 4096;

    /**
     * Encrypts a secret of 1 to {@link #MAX_OCTETS} octets for a context.
     *
     * @throws IllegalArgumentException if it is empty or longer
     */
    SealedSecret seal(String secret, String context);

    /**
     * Decrypts.
     *
     * @throws IllegalStateException if the context is not the one it was sealed for, or the bytes were changed
     */
    String open(SealedSecret secret, String context);
}
