package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.HostPlaces;
import dev.mxonramp.domain.migration.ServerBusy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A place among a bounded number at an old server. */
public final class HeldPlace implements HostPlace {
    /** How long a dead worker's place is empty. */
    static final Duration LENGTH = Duration.ofMinutes(5);

    private static final Duration KEPT_AFTER = Duration.ofMinutes(1);

    private final HostPlaces places;
    private final String host;
    private final int most;
    private final String holder;
    private final InstantSource clock;
    private int number;
    private Instant keptAt;

    /**
     * Takes a place.
     *
     * @param host the server
     * @param most how many places there are at it
     * @param holder a name for this worker that no other has
     * @throws ServerBusy if all are taken
     */
    public HeldPlace(HostPlaces places, String host, int most, String holder, InstantSource clock) {
        this.places = places;
        this.host = host;
        this.most = most;
        this.holder = holder;
        this.clock = clock;
        this.number = take();
        this.keptAt = clock.instant();
    }

    private int take() {
        return places.take(host, most, holder, LENGTH)
                .orElseThrow(() -> new ServerBusy("Mailboxes are being moved from "
                        + host + " already, as many at a time as it is taken to bear: this one waits for its turn."));
    }

    @Override
    public synchronized void keep() {
        Instant now = clock.instant();
        if (now.isBefore(keptAt.plus(KEPT_AFTER))) {
            return;
        }
        if (!places.keep(host, number, holder, LENGTH)) {
            number = take();
        }
        keptAt = now;
    }

    @Override
    public synchronized void close() {
        places.leave(host, number, holder);
    }
}
