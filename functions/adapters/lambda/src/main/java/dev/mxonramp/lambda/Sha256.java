package dev.mxonramp.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The SHA-256 of a text as it is sent, in UTF-8. */
public final class Sha256 {
    private Sha256() {}

    /** In base64 with padding (RFC 4648 4), as content security policies and PACC want it. */
    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(digest(text));
    }

    /** In the alphabet for URLs without padding (RFC 4648 5), as an entity tag. */
    public static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
