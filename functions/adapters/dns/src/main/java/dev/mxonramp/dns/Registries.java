package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for an hour where the servers of public suffixes are: thousands of checks a minute share a few of them. */
final class Registries {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 2_000;

    private final Map<DomainName, Entry> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Registries(InstantSource clock) {
        this.clock = clock;
    }

    private record Entry(ZoneCut cut, Instant until) {}

    Optional<ZoneCut> get(DomainName suffix) {
        return Optional.ofNullable(known.get(suffix)).filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::cut);
    }

    void put(DomainName suffix, ZoneCut cut) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(suffix, new Entry(cut, clock.instant().plus(LIFE)));
    }

    void forget(DomainName suffix) {
        known.remove(suffix);
    }
}
