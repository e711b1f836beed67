package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.name.DomainName;

/**
 * What a deployment asks people to publish: {@code <label>.<domain> TXT "<prefix>=<code>"} (dns.md 2).
 *
 * @param label e.g. {@code _onramp-challenge}
 * @param prefix e.g. {@code onramp-verification}
 */
public record Challenge(String label, String prefix) {
    /** The name at which the record is published: the domain itself where the label does not fit in front of it. */
    public DomainName name(DomainName domain) {
        return fits(label, domain) ? domain.prefixed(label) : domain;
    }

    /** Whether the labels and the name together are a name. */
    static boolean fits(String labels, DomainName name) {
        return labels.length() + 1 + name.ascii().length() <= DomainName.MAX_OCTETS;
    }

    /** The value that is published. */
    public String value(VerificationCode code) {
        return prefix + "=" + code;
    }

    /** The label without its underscore, as panels that refuse underscores make of it. */
    String plainLabel() {
        return label.replace("_", "");
    }
}
