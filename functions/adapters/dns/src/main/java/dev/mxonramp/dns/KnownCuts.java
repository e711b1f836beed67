package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for a while where the servers of zones are, as many as a thousand checks a minute share. */
final class KnownCuts {
    private final Duration life;
    private final int most;
    private final Map<DomainName, Entry> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private KnownCuts(Duration life, int most, InstantSource clock) {
        this.life = life;
        this.most = most;
        this.clock = clock;
    }

    /** Of public suffixes: few, much used, and hardly ever changed. */
    static KnownCuts ofRegistries(InstantSource clock) {
        return new KnownCuts(Duration.ofHours(1), 2_000, clock);
    }

    /**
     * Of zones with the servers that they name themselves. These only complete what the parent says, which is asked at
     * every check; a zone that is looked at every minute need not be asked for them each time.
     */
    static KnownCuts ofZones(InstantSource clock) {
        return new KnownCuts(Duration.ofMinutes(5), 20_000, clock);
    }

    private record Entry(ZoneCut cut, Instant until) {}

    Optional<ZoneCut> get(DomainName zone) {
        return Optional.ofNullable(known.get(zone)).filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::cut);
    }

    void put(ZoneCut cut) {
        if (known.size() >= most) {
            known.clear();
        }
        known.put(cut.zone(), new Entry(cut, clock.instant().plus(life)));
    }

    void forget(DomainName zone) {
        known.remove(zone);
    }
}
