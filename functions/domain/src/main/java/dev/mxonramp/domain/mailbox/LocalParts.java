package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the part before the @ of an address that shall receive mail here. */
public final class LocalParts {
    // Mail platforms use these in paths, wildcards, queries and escapes.
    private static final Pattern UNFIT = Pattern.compile("[*/%?#&=]");

    private LocalParts() {}

    /**
     * The address with this part before the @.
     *
     * @throws IllegalArgumentException with a sentence for the user, if no mailbox or alias may have it
     */
    public static MailAddress address(String local, DomainName domain) {
        if (local.indexOf('@') >= 0) {
            throw new IllegalArgumentException("Enter only the part before the @, for example 'ann'.");
        }
        if (UNFIT.matcher(local).find()) {
            throw new IllegalArgumentException("The part before the @ must not hold * / % ? # & or =.");
        }
        try {
            return new MailAddress(local.toLowerCase(Locale.ROOT), domain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This cannot stand before the @: " + e.getMessage() + ".", e);
        }
    }
}
