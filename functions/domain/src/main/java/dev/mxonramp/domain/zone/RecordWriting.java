package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones.Standing;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import dev.mxonramp.domain.zone.ZoneChange.Addition;
import dev.mxonramp.domain.zone.ZoneChange.Addition.State;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the records that are added to a zone: they replace nothing, so that nobody needs to confirm them. The
 * ownership record may be written at once; those for mail clients once mail arrives here, since clients would find us
 * before their mail does.
 */
public final class RecordWriting {
    /** TTL of what we add, in seconds: short, since people correct what they just did. */
    public static final long TTL = 300;

    private static final int TRIES = 3;

    private final ClaimStore claims;
    private final BoundZone bound;
    private final HostedZones zones;
    private final Challenge challenge;
    private final ClientRecords clients;

    public RecordWriting(ClaimStore claims, BoundZone bound, HostedZones zones, Challenge challenge,
            ClientRecords clients) {
        this.claims = claims;
        this.bound = bound;
        this.zones = zones;
        this.challenge = challenge;
        this.clients = clients;
    }

    /** The ownership record of a claim. */
    public RecordSet challenge(Claim claim) {
        return new RecordSet(challenge.name(claim.key().domain()), RecordType.TXT, TTL,
                List.of('"' + challenge.value(claim.code()) + '"'));
    }

    /** The records for mail clients, beside what stands in their places; none before mail arrives here. */
    public List<Addition> clients(Zone zone, Claim claim) {
        if (!claim.milestones().passed(Step.MX_OURS)) {
            return List.of();
        }
        List<RecordSet> ours = clients.of(claim.key().domain());
        List<Standing> there = zones.read(zone, ours);
        return IntStream.range(0, ours.size()).mapToObj(at -> new Addition(ours.get(at), there.get(at))).toList();
    }

    /**
     * Writes what is missing: the ownership record beside whatever else stands at its name, and the records for mail
     * clients where nothing stands. Doing it again changes nothing.
     */
    public ZoneChange write(ClaimKey key) {
        Optional<Claim> claim = claims.find(key);
        return claim.isEmpty()
                ? new ZoneChange.NoClaim()
                : bound.within(key, zone -> write(zone, claim.get()));
    }

    private ZoneChange write(Zone zone, Claim claim) {
        RecordSet ours = challenge(claim);
        return switch (writeBeside(zone, ours)) {
            case ZoneChange.Done(RecordSet now) when now != null -> {
                var ownership = new Addition(new RecordSet(ours.name(), ours.type(), now.ttl(), now.values()),
                        new Standing.Plain(now));
                yield writeClients(zone, claim, ownership);
            }
            case ZoneChange other -> other;
        };
    }

    private ZoneChange writeBeside(Zone zone, RecordSet ours) {
        return switch (zones.read(zone, ours.name(), ours.type())) {
            case Standing.Plain(RecordSet there) when there.values().containsAll(ours.values()) ->
                new ZoneChange.Done(there);
            case Standing.Plain(RecordSet there) -> upsert(zone, union(ours.name(), there, ours));
            case Standing.Absent() -> upsert(zone, ours);
            case Standing.Routed() -> new ZoneChange.Routed();
        };
    }

    private ZoneChange upsert(Zone zone, RecordSet set) {
        return switch (zones.upsert(zone, List.of(set))) {
            case DONE -> new ZoneChange.Done(set);
            case CHANGED -> new ZoneChange.Changed(null);
            case DENIED -> new ZoneChange.Denied();
        };
    }

    private ZoneChange writeClients(Zone zone, Claim claim, Addition ownership) {
        for (int tries = 0; tries < TRIES; tries++) {
            var all = new ArrayList<Addition>();
            all.add(ownership);
            all.addAll(clients(zone, claim));
            List<RecordSet> missing = all.stream().filter(each -> each.state() == State.MISSING).map(Addition::ours)
                    .toList();
            if (missing.isEmpty()) {
                return new ZoneChange.Added(all);
            }
            switch (zones.create(zone, missing)) {
                case DONE -> {
                    return new ZoneChange.Added(all.stream().map(RecordWriting::written).toList());
                }
                case DENIED -> {
                    return new ZoneChange.Denied();
                }
                case CHANGED -> {
                    // Somebody else wrote one of them in between: it is theirs, so look again.
                }
            }
        }
        throw new TransientFailure("Others keep changing this zone at the moment.");
    }

    private static Addition written(Addition each) {
        return each.state() == State.MISSING ? new Addition(each.ours(), new Standing.Plain(each.ours())) : each;
    }

    private static RecordSet union(DomainName name, RecordSet there, RecordSet ours) {
        var values = new ArrayList<>(there.values());
        values.addAll(ours.values());
        return new RecordSet(name, ours.type(), there.ttl(), values);
    }
}
