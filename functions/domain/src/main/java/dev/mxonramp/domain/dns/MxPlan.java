package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;

/** The deployment's mail servers, in the order in which mail shall try them: priorities 10, 20, … */
public record MxPlan(List<DomainName> hosts) {
    public MxPlan {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("at least one MX host is needed");
        }
    }

    /** The priority of the host at {@code index}, from 0. */
    public static int priority(int index) {
        return (index + 1) * 10;
    }
}
