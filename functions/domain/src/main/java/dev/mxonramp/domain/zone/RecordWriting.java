package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones.Standing;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the records that are added to a zone: they replace nothing, so that nobody needs to confirm them. */
public final class RecordWriting {
    /** TTL of what we add, in seconds: short, since people correct what they just did. */
    public static final long TTL = 300;

    private final ClaimStore claims;
    private final BoundZone bound;
    private final HostedZones zones;
    private final Challenge challenge;

    public RecordWriting(ClaimStore claims, BoundZone bound, HostedZones zones, Challenge challenge) {
        this.claims = claims;
        this.bound = bound;
        this.zones = zones;
        this.challenge = challenge;
    }

    /** The ownership record of a claim. */
    public RecordSet challenge(Claim claim) {
        return new RecordSet(challenge.name(claim.key().domain()), RecordType.TXT, TTL,
                List.of('"' + challenge.value(claim.code()) + '"'));
    }

    /** Writes the ownership record beside whatever else stands at its name; doing it again changes nothing. */
    public ZoneChange write(ClaimKey key) {
        Optional<Claim> claim = claims.find(key);
        return claim.isEmpty()
                ? new ZoneChange.NoClaim()
                : bound.within(key, zone -> write(zone, challenge(claim.get())));
    }

    private ZoneChange write(Zone zone, RecordSet ours) {
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

    private static RecordSet union(DomainName name, RecordSet there, RecordSet ours) {
        var values = new ArrayList<>(there.values());
        values.addAll(ours.values());
        return new RecordSet(name, ours.type(), there.ttl(), values);
    }
}
