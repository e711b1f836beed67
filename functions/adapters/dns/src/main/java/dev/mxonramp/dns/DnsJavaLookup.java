package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.DnsLookup;
import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@link DnsLookup} over real sockets, with dnsjava's messages and virtual threads. May be used by many threads at once;
 * remembers nothing but where servers are, and the registries' keys.
 */
public final class DnsJavaLookup implements DnsLookup {
    static final Duration WHOLE_CHECK = Duration.ofSeconds(8);
    /** Queries to one name server's address, by all ticks of a sweep together; a server answers some ten thousand. */
    private static final int MOST_A_SECOND = 100;
    /** Several checks of one domain, or one of each of some domains, go at once. */
    private static final int BURST = 100;

    private final DnsAccess access;
    private final PublicSuffixes suffixes;
    private final EgressPolicy egress;
    private final KnownCuts registries;
    private final KnownCuts zones;
    private final KnownCuts delegations;
    private final UpperChain upper;
    private final InstantSource clock;
    private final Turns turns;
    private final Ticker ticker;
    private final Resolvers resolvers;
    private final Exchange exchange = new Exchange();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param clock tells how long registries' servers and keys may be remembered, and whether signatures are in time */
    public DnsJavaLookup(DnsAccess access, PublicSuffixes suffixes, InstantSource clock) {
        this(access, suffixes, clock, Ticker.SYSTEM);
    }

    DnsJavaLookup(DnsAccess access, PublicSuffixes suffixes, InstantSource clock, Ticker ticker) {
        this(access, suffixes, clock, new Turns(MOST_A_SECOND, BURST, Ticker.SYSTEM::nanos), ticker);
    }

    DnsJavaLookup(DnsAccess access, PublicSuffixes suffixes, InstantSource clock, Turns turns, Ticker ticker) {
        this.turns = turns;
        this.ticker = ticker;
        this.resolvers = new Resolvers(access.resolvers(), ticker::nanos);
        this.access = access;
        this.suffixes = suffixes;
        this.egress = new EgressPolicy(access.allowLoopback());
        this.registries = KnownCuts.ofRegistries(clock);
        this.zones = KnownCuts.ofZones(clock);
        this.delegations = KnownCuts.ofDelegations(clock);
        this.upper = new UpperChain(clock);
        this.clock = clock;
    }

    /** From now on this lookup keeps to its share of the rate to any one name server, so many having one each. */
    public void shareAmong(int lookups) {
        turns.shareAmong(lookups);
    }

    @Override
    public Inquiry begin() {
        return inquiry(false);
    }

    @Override
    public Inquiry beginRoutine() {
        return inquiry(true);
    }

    private Inquiry inquiry(boolean routine) {
        var asker = new Asker(exchange, threads, resolvers, access.authoritativePort(),
                Deadline.in(WHOLE_CHECK, LookEnd.left(), ticker), turns, routine);
        var servers = new NameServers(asker, egress, access.ipv6());
        var walk = new DelegationWalk(asker, servers, suffixes, registries, zones, delegations);
        var chain = new ChainResolver(asker, walk, suffixes, upper);
        return new DnsJavaInquiry(asker, walk,
                new Validation(access.trustAnchors(), chain, suffixes, upper, asker, clock));
    }
}
