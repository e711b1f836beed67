package dev.mxonramp.domain.name;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address {@code local@domain} (RFC 5321 4.1.2), restricted to the dot-string form that mail hosts accept.
 *
 * <p>The local part is kept in lower case: hosts that tell {@code Ann} from {@code ann} exist only on paper, and two
 * mailboxes that differ in case would be a trap.
 */
public record MailAddress(String local, DomainName domain) implements Comparable<MailAddress> {
    private static final Pattern LOCAL = Pattern
            .compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    public MailAddress {
        if (local.isEmpty() || local.length() > 64) {
            throw new IllegalArgumentException("the part before @ has 1 to 64 characters");
        }
        if (!LOCAL.matcher(local).matches()) {
            throw new IllegalArgumentException(
                    "the part before @ may hold letters, digits, dots between them and !#$%&'*+/=?^_`{|}~-");
        }
    }

    /**
     * Reads an address whose domain is already in A-label form.
     *
     * @throws IllegalArgumentException with a sentence for the user, if this is no address
     */
    public static MailAddress of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException("an address has the form name@domain");
        }
        return new MailAddress(text.substring(0, at).toLowerCase(Locale.ROOT),
                new DomainName(text.substring(at + 1).toLowerCase(Locale.ROOT)));
    }

    @Override
    public int compareTo(MailAddress other) {
        int byDomain = domain.compareTo(other.domain);
        return byDomain != 0 ? byDomain : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
