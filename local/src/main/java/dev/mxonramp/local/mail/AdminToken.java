package dev.mxonramp.local.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/**
 * The bearer token of James's WebAdmin: a JWT (RFC 7519) with the claim {@code admin}, signed with a key that is made
 * for this run and forgotten. James holds the public half only.
 */
record AdminToken(String token, String publicKeyPem) {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static AdminToken make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                    + base64("{\"sub\":\"onramp\",\"admin\":true}");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(keys.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return new AdminToken(signed + "." + URL.encodeToString(signature.sign()), pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static String base64(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
