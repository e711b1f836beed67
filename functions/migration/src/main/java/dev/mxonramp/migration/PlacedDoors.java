package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.HostPlaces;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.HeldPlace;
import dev.mxonramp.domain.migration.copy.HostPlace;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The doors of workers, which are many: as many of them are at one old server at a time as it bears connections, each with
 * as many as one mailbox may have.
 */
final class PlacedDoors implements Doors {
    private static final int HOLDER_OCTETS = 8;

    private final Doors doors;
    private final SourceStore sources;
    private final SourcePresets presets;
    private final HostPlaces places;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random where a worker's own name comes from */
    PlacedDoors(Doors doors, SourceStore sources, SourcePresets presets, HostPlaces places, RandomGenerator random,
            InstantSource clock) {
        this.doors = doors;
        this.sources = sources;
        this.presets = presets;
        this.places = places;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public HostPlace place(MailboxKey mailbox) {
        Optional<Source> source = sources.find(mailbox.account(), mailbox.mailbox());
        if (source.isEmpty()) {
            // Opening it says so.
            return HostPlace.UNBOUNDED;
        }
        String host = source.get().host();
        int most = Math.max(1, presets.together(host) / limits(mailbox).source());
        var name = new byte[HOLDER_OCTETS];
        random.nextBytes(name);
        return new HeldPlace(places, presets.service(host), most, HexFormat.of().formatHex(name), clock);
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return doors.source(mailbox);
    }

    @Override
    public MailboxReader whole(MailboxKey mailbox) {
        return doors.whole(mailbox);
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        return doors.candidate(source, password, trial);
    }

    @Override
    public void admit(MailboxKey mailbox) {
        doors.admit(mailbox);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return doors.target(mailbox);
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return doors.limits(mailbox);
    }
}
