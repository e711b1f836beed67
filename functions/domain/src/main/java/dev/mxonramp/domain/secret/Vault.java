package dev.mxonramp.domain.secret;

/** Encrypts what must not lie in clear. The context is an opaque id, since audit logs show it. */
public interface Vault {
    /** Encrypts a secret for a context. */
    SealedSecret seal(String secret, String context);

    /**
     * Decrypts.
     *
     * @throws IllegalStateException if the context is not the one it was sealed for, or the bytes were changed
     */
    String open(SealedSecret secret, String context);
}
