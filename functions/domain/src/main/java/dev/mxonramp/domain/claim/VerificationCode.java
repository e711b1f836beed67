package dev.mxonramp.domain.claim;

import java.util.regex.Pattern;

/** The code that a domain's owner publishes: 160 random bits as 32 lower-case base32 characters, one per claim. */
public record VerificationCode(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{32}");

    public VerificationCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a verification code");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
