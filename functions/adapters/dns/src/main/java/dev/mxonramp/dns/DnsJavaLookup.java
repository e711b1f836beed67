package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.DnsLookup;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@link DnsLookup} over real sockets, with dnsjava's messages and virtual threads. May be used by many threads at once;
 * remembers nothing but where the registries' servers are.
 */
public final class DnsJavaLookup implements DnsLookup {
    private static final Duration WHOLE_CHECK = Duration.ofSeconds(8);

    private final DnsSettings settings;
    private final PublicSuffixes suffixes;
    private final EgressPolicy egress;
    private final Registries registries;
    private final Exchange exchange = new Exchange();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param clock tells how long the places of registries' servers may be remembered */
    public DnsJavaLookup(DnsSettings settings, PublicSuffixes suffixes, InstantSource clock) {
        this.settings = settings;
        this.suffixes = suffixes;
        this.egress = new EgressPolicy(settings.allowLoopback());
        this.registries = new Registries(clock);
    }

    @Override
    public Inquiry begin() {
        var asker = new Asker(exchange, threads, settings, Deadline.in(WHOLE_CHECK));
        var servers = new NameServers(asker, egress, settings.ipv6());
        return new DnsJavaInquiry(asker, new DelegationWalk(asker, servers, suffixes, registries));
    }
}
