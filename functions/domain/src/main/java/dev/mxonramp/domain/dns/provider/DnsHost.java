package dev.mxonramp.domain.dns.provider;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A company that hosts DNS zones.
 *
 * @param id stable, for the API
 * @param name as people know it
 * @param servers its name servers
 * @param borrowed name servers of others that it delegates to beside its own
 * @param menu the way to the records in its panel, e.g. {@code DNS > Records}, or null where it is not known
 * @param link where the panel is, or null where that is not known
 */
public record DnsHost(String id, String name, List<NamePattern> servers, List<NamePattern> borrowed,
        @Nullable String menu, @Nullable URI link, Panel panel) {
    public DnsHost {
        servers = List.copyOf(servers);
        borrowed = List.copyOf(borrowed);
    }

    /** Whether the name server is its own. */
    boolean owns(String server) {
        return servers.stream().anyMatch(pattern -> pattern.matches(server));
    }

    /** Whether the name server may stand in a delegation to it. */
    boolean uses(String server) {
        return Stream.concat(servers.stream(), borrowed.stream()).anyMatch(pattern -> pattern.matches(server));
    }
}
