package dev.mxonramp.domain.name;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fully qualified DNS name as A-labels: lower case, no trailing dot, at least one label.
 *
 * <p>The value guarantees DNS syntax only (RFC 1035 2.3.4: 253 octets, labels of 1 to 63). Labels may begin with an
 * underscore, since challenge and service names do (RFC 8552). Whether a name may be <em>claimed</em> is decided by
 * {@link ClaimableNames}.
 */
public record DomainName(String ascii) implements Comparable<DomainName> {
    /** Longest name in octets without the trailing dot (RFC 1035 2.3.4). */
    public static final int MAX_OCTETS = 253;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?|\\*");

    public DomainName {
        if (ascii.isEmpty() || ascii.length() > MAX_OCTETS) {
            throw new IllegalArgumentException("a DNS name has 1 to 253 octets, this has " + ascii.length());
        }
        for (String label : ascii.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("not a DNS label in lower-case A-label form: '" + label + "'");
            }
        }
    }

    /** The labels from left to right. */
    public List<String> labels() {
        return List.of(ascii.split("\\."));
    }

    /** The name without its leftmost label; empty for a single label. */
    public Optional<DomainName> parent() {
        int dot = ascii.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new DomainName(ascii.substring(dot + 1)));
    }

    /** Whether labels in front of this name leave it within {@link #MAX_OCTETS}. */
    public boolean takes(String labels) {
        return labels.length() + 1 + ascii.length() <= MAX_OCTETS;
    }

    /** This name with a label or several in front. */
    public DomainName prefixed(String labels) {
        return new DomainName(labels + "." + ascii);
    }

    /** Whether this is {@code ancestor} itself or a name below it. */
    public boolean isAtOrBelow(DomainName ancestor) {
        return equals(ancestor) || ascii.endsWith("." + ancestor.ascii);
    }

    @Override
    public int compareTo(DomainName other) {
        return ascii.compareTo(other.ascii);
    }

    @Override
    public String toString() {
        return ascii;
    }
}
