package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.HostPlaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Places at old servers, in memory. */
public final class InMemoryHostPlaces implements HostPlaces {
    private final Map<Place, Held> taken = new HashMap<>();
    private final InstantSource clock;

    private record Place(String host, int number) {}

    private record Held(String holder, Instant until) {}

    public InMemoryHostPlaces(InstantSource clock) {
        this.clock = clock;
    }

    /** How many places at a server are taken. */
    public synchronized long taken(String host) {
        return taken.entrySet().stream().filter(each -> each.getKey().host().equals(host))
                .filter(each -> each.getValue().until().isAfter(clock.instant())).count();
    }

    @Override
    public synchronized OptionalInt take(String host, int places, String holder, Duration length) {
        OptionalInt free = IntStream.range(0, places).filter(each -> free(taken.get(new Place(host, each))))
                .findFirst();
        free.ifPresent(each -> put(host, each, holder, length));
        return free;
    }

    private boolean free(@Nullable Held held) {
        return held == null || !held.until().isAfter(clock.instant());
    }

    private void put(String host, int place, String holder, Duration length) {
        taken.put(new Place(host, place), new Held(holder, clock.instant().plus(length)));
    }

    @Override
    public synchronized boolean keep(String host, int place, String holder, Duration length) {
        Held held = taken.get(new Place(host, place));
        if (held == null || !held.holder().equals(holder)) {
            return false;
        }
        put(host, place, holder, length);
        return true;
    }

    @Override
    public synchronized void leave(String host, int place, String holder) {
        taken.computeIfPresent(new Place(host, place), (_, held) -> held.holder().equals(holder) ? null : held);
    }
}
