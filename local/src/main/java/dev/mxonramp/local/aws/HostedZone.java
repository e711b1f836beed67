package dev.mxonramp.local.aws;

import dev.mxonramp.testkit.dns.LoopbackZone;
import java.util.Map;

/**
 * A zone as Route 53 hosts it.
 *
 * @param id without the path before it
 * @param account whose it is
 * @param zone the zone that the local DNS serves
 * @param tags e.g. {@code onramp-account}
 */
public record HostedZone(String id, String account, LoopbackZone zone, Map<String, String> tags) {
    public HostedZone {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return "arn:aws:route53:::hostedzone/" + id;
    }

    String dnsName() {
        return zone.name() + ".";
    }
}
