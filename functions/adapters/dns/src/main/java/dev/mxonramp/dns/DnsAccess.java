package dev.mxonramp.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How the DNS is reached.
 *
 * @param resolvers recursive resolvers; the next one is asked where one fails or keeps silent for a second
 * @param authoritativePort the port of authoritative servers; another than 53 only for tests and on one machine
 * @param allowLoopback whether authoritative servers may be on loopback addresses
 * @param ipv6 whether name servers are asked over IPv6 too (Lambda has no IPv6 egress outside of a VPC)
 * @param trustAnchors what DNSSEC signatures are checked from
 */
public record DnsAccess(List<InetSocketAddress> resolvers, int authoritativePort, boolean allowLoopback, boolean ipv6,
        TrustAnchors trustAnchors) {
    /** Where name servers listen (RFC 1035 4.2). */
    public static final int DNS_PORT = 53;

    public DnsAccess {
        resolvers = List.copyOf(resolvers);
        if (resolvers.isEmpty()) {
            throw new IllegalArgumentException("at least one resolver is needed");
        }
        if (authoritativePort < 1 || authoritativePort > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }

    /**
     * A resolver as people write it.
     *
     * @param text {@code address} or {@code address:port} or {@code [v6]:port}
     * @throws IllegalArgumentException if it is none of these
     */
    public static InetSocketAddress resolver(String text) {
        int bracket = text.indexOf(']');
        boolean plainV6 = bracket < 0 && text.indexOf(':') != text.lastIndexOf(':');
        int colon = plainV6 ? -1 : text.indexOf(':', Math.max(bracket, 0));
        String host = (colon < 0 ? text : text.substring(0, colon)).replace("[", "").replace("]", "");
        int port = colon < 0 ? DNS_PORT : Integer.parseInt(text.substring(colon + 1));
        // ofLiteral never asks the DNS: a resolver's own name could not be looked up.
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
