package dev.mxonramp.domain.account;

import java.util.regex.Pattern;

/** The opaque identifier of an account: {@code a} and 26 base32 characters (130 random bits). */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("a[a-z2-7]{26}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
