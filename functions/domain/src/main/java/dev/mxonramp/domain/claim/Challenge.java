package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.name.DomainName;
import java.util.regex.Pattern;

/**
 * What an owner publishes: a TXT record whose name and value carry the deployment's brand (dns.md 2).
 *
 * @param label stands before the domain, e.g. {@code _onramp-challenge}
 * @param prefix stands before the code, e.g. {@code onramp-verification}
 */
public record Challenge(String label, String prefix) {
    private static final Pattern LABEL = Pattern.compile("_[a-z0-9-]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]{1,40}");

    public Challenge {
        if (!LABEL.matcher(label).matches() || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("not a challenge label and code prefix: " + label + ", " + prefix);
        }
    }

    /** The name at which the record is published: the domain itself where the label does not fit in front of it. */
    public DomainName name(DomainName domain) {
        return domain.takes(label) ? domain.prefixed(label) : domain;
    }

    /** The label without its underscore, as panels that refuse underscores make of it. */
    public String plainLabel() {
        return label.replace("_", "");
    }

    /** The record's value. */
    public String value(VerificationCode code) {
        return prefix + "=" + code;
    }
}
