package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.dns.ZoneCut.NameServer;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers for a while where the servers of zones are, as many as a thousand checks a minute share. */
final class KnownCuts {
    private static final int MOST_HOSTS = 10_000;

    private final Duration longest;
    private final int most;
    /** The oldest first, which is nearly the order in which they end. */
    private final Map<DomainName, Entry> known = new LinkedHashMap<>();
    private final InstantSource clock;

    KnownCuts(Duration longest, int most, InstantSource clock) {
        this.longest = longest;
        this.most = most;
        this.clock = clock;
    }

    /** Of public suffixes: few, much used, and hardly ever changed. */
    static KnownCuts ofRegistries(InstantSource clock) {
        return new KnownCuts(Duration.ofHours(1), 2_000, clock);
    }

    /**
     * Of zones with the servers that they name themselves. These only complete what the parent says; a zone that is looked
     * at every minute need not be asked for them each time.
     */
    static KnownCuts ofZones(InstantSource clock) {
        return new KnownCuts(Duration.ofMinutes(5), 20_000, clock);
    }

    /**
     * Of the names that claims are for, as the walk from the registry found them, for the delegation's TTL. No longer than
     * half an hour: registries give two days, and the old host of a domain that moved may go on answering as before.
     */
    static KnownCuts ofDelegations(InstantSource clock) {
        return new KnownCuts(Duration.ofMinutes(30), 120_000, clock);
    }

    /** Most zones are at few hosts: their servers are kept once. Under the lock, as all of this. */
    private final Map<List<NameServer>, List<NameServer>> hosts = new HashMap<>();

    private record Entry(ZoneCut cut, Instant until) {}

    synchronized Optional<ZoneCut> get(DomainName name) {
        return Optional.ofNullable(known.get(name)).filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::cut);
    }

    void put(ZoneCut cut) {
        var _ = put(cut.zone(), cut, longest);
    }

    /**
     * Remembers the zone that is responsible for a name.
     *
     * @param ttl for how long that holds
     * @return the zone, its servers the same as those of others at the same host
     */
    synchronized ZoneCut put(DomainName name, ZoneCut cut, Duration ttl) {
        Instant now = clock.instant();
        Iterator<Entry> oldest = known.values().iterator();
        while (oldest.hasNext()) {
            if (now.isBefore(oldest.next().until()) && known.size() < most) {
                break;
            }
            oldest.remove();
        }
        known.remove(name);
        Duration life = ttl.compareTo(longest) < 0 ? ttl : longest;
        var kept = new ZoneCut(cut.zone(), shared(cut.servers()));
        if (life.isPositive()) {
            known.put(name, new Entry(kept, now.plus(life)));
        }
        return kept;
    }

    private List<NameServer> shared(List<NameServer> servers) {
        if (hosts.size() >= MOST_HOSTS) {
            hosts.clear();
        }
        return hosts.computeIfAbsent(servers, same -> same);
    }

    synchronized void forget(DomainName name) {
        known.remove(name);
    }

    synchronized int size() {
        return known.size();
    }
}
