package dev.mxonramp.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a deployment looks at the DNS.
 *
 * @param access how the DNS is reached
 * @param challenge what people publish
 * @param plan the deployment's mail servers
 */
public record DnsSettings(DnsAccess access, Challenge challenge, MxPlan plan) {
    /**
     * From a function's environment, as the template names its variables; over IPv4 only.
     *
     * @param variable gives the value of a variable that must be there
     * @throws IllegalArgumentException saying which text is wrong
     */
    public static DnsSettings from(UnaryOperator<String> variable) {
        var access = new DnsAccess(listed(variable.apply("DNS_RESOLVERS")).map(DnsAccess::resolver).toList(),
                Integer.parseInt(variable.apply("DNS_PORT")),
                Boolean.parseBoolean(variable.apply("EGRESS_ALLOW_LOOPBACK")), false,
                TrustAnchors.from(variable.apply("DNS_TRUST_ANCHORS")));
        return new DnsSettings(access,
                new Challenge(variable.apply("CHALLENGE_LABEL"), variable.apply("CODE_PREFIX")),
                new MxPlan(listed(variable.apply("MX_HOSTS")).map(DomainName::new).toList()));
    }

    private static Stream<String> listed(String text) {
        return List.of(text.strip().split("\\s*,\\s*")).stream();
    }
}
