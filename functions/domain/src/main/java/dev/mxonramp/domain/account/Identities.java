package dev.mxonramp.domain.account;

import dev.mxonramp.domain.claim.VerificationCode;
import java.util.random.RandomGenerator;

/** Makes every identifier, code and secret of the system from one source of randomness. */
public final class Identities {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private final RandomGenerator random;

    /** @param random a {@link java.security.SecureRandom}; a seeded generator only in tests */
    public Identities(RandomGenerator random) {
        this.random = random;
    }

    /** A new account's identifier. */
    public AccountId account() {
        return new AccountId("a" + base32(26));
    }

    /** An opaque identifier with a kind letter in front, 130 random bits. */
    public String opaque(char kind) {
        return kind + base32(26);
    }

    /** A verification code: 160 random bits (dns.md 1). */
    public VerificationCode code() {
        return new VerificationCode(base32(32));
    }

    /** A bearer secret, 260 random bits. */
    public String secret() {
        return base32(52);
    }

    private String base32(int characters) {
        var text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(BASE32.charAt(random.nextInt(32)));
        }
        return text.toString();
    }
}
