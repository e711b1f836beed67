package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;

/**
 * An MTA-STS policy (RFC 8461 3.2): to which hosts senders may deliver a domain's mail.
 *
 * @param mode what senders do about a host that does not match
 * @param mx host names, or {@code *.} and a name, in lower case; empty only for {@link Mode#NONE}
 * @param maxAge for how long senders may remember it
 */
public record StsPolicy(Mode mode, List<String> mx, Duration maxAge) {
    /** The greatest {@code max_age}: 31,557,600 seconds, a year (RFC 8461 3.2). */
    public static final Duration LONGEST = Duration.ofHours(8_766);

    /** What senders do about a host that does not match. */
    public enum Mode {
        /** They do not deliver to it. */
        ENFORCE,
        /** They deliver and report. */
        TESTING,
        /** They deliver. */
        NONE
    }

    public StsPolicy {
        mx = List.copyOf(mx);
        if (mx.isEmpty() && mode != Mode.NONE) {
            throw new IllegalArgumentException("a policy names the hosts that it lets through");
        }
        if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("max_age is 0 to " + LONGEST.toSeconds() + " seconds");
        }
    }

    /** Whether the policy's patterns match the host (RFC 8461 4.1): a wildcard stands for exactly one label. */
    public boolean matches(DomainName host) {
        return mx.stream().anyMatch(pattern -> pattern.startsWith("*.")
                ? host.parent().filter(parent -> parent.ascii().equals(pattern.substring(2))).isPresent()
                : pattern.equals(host.ascii()));
    }
}
