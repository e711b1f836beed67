package dev.mxonramp.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a deployment looks at the DNS.
 *
 * @param resolvers recursive resolvers; the next one is asked where one fails
 * @param authoritativePort the port of authoritative servers; another than 53 only for tests and on one machine
 * @param allowLoopback whether authoritative servers may be on loopback addresses
 * @param ipv6 whether name servers are asked over IPv6 too (Lambda has no IPv6 egress outside of a VPC)
 * @param challenge what people publish
 * @param plan the deployment's mail servers
 * @param trustAnchors what DNSSEC signatures are checked from
 */
public record DnsSettings(List<InetSocketAddress> resolvers, int authoritativePort, boolean allowLoopback, boolean ipv6,
        Challenge challenge, MxPlan plan, TrustAnchors trustAnchors) {
    private static final int DNS_PORT = 53;

    public DnsSettings {
        resolvers = List.copyOf(resolvers);
        if (resolvers.isEmpty()) {
            throw new IllegalArgumentException("at least one resolver is needed");
        }
        if (authoritativePort < 1 || authoritativePort > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }

    /**
     * From the template's texts, over IPv4 only.
     *
     * @param resolvers {@code address} or {@code address:port} or {@code [v6]:port}
     * @param mxHosts the mail servers, the first one to be tried first
     * @throws IllegalArgumentException saying which text is wrong
     */
    public static DnsSettings of(List<String> resolvers, int authoritativePort, boolean allowLoopback,
            String challengeLabel, String codePrefix, List<String> mxHosts, TrustAnchors trustAnchors) {
        return new DnsSettings(resolvers.stream().map(DnsSettings::address).toList(), authoritativePort, allowLoopback,
                false, new Challenge(challengeLabel, codePrefix),
                new MxPlan(mxHosts.stream().map(DomainName::new).toList()), trustAnchors);
    }

    /**
     * From a function's environment, as the template names its variables.
     *
     * @param variable gives the value of a variable that must be there
     * @throws IllegalArgumentException saying which text is wrong
     */
    public static DnsSettings from(UnaryOperator<String> variable) {
        return of(List.of(variable.apply("DNS_RESOLVERS").strip().split("\\s*,\\s*")),
                Integer.parseInt(variable.apply("DNS_PORT")),
                Boolean.parseBoolean(variable.apply("EGRESS_ALLOW_LOOPBACK")), variable.apply("CHALLENGE_LABEL"),
                variable.apply("CODE_PREFIX"), List.of(variable.apply("MX_HOSTS").strip().split("\\s*,\\s*")),
                TrustAnchors.from(variable.apply("DNS_TRUST_ANCHORS")));
    }

    private static InetSocketAddress address(String text) {
        int bracket = text.indexOf(']');
        boolean plainV6 = bracket < 0 && text.indexOf(':') != text.lastIndexOf(':');
        int colon = plainV6 ? -1 : text.indexOf(':', Math.max(bracket, 0));
        String host = (colon < 0 ? text : text.substring(0, colon)).replace("[", "").replace("]", "");
        int port = colon < 0 ? DNS_PORT : Integer.parseInt(text.substring(colon + 1));
        // ofLiteral never asks the DNS: a resolver's own name could not be looked up.
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
