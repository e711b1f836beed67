package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Found;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the zone of a claim's domain and by what right it may be written: the owner's role, else the operator's tag. */
public final class BoundZone {
    private final HostedZones zones;
    private final DnsAccessStore accesses;
    private final PublicSuffixes suffixes;
    private final Identities identities;

    public BoundZone(HostedZones zones, DnsAccessStore accesses, PublicSuffixes suffixes, Identities identities) {
        this.zones = zones;
        this.accesses = accesses;
        this.suffixes = suffixes;
        this.identities = identities;
    }

    /** The account's external id, the same for ever. */
    public String externalId(ClaimKey key) {
        return accesses.externalId(key.account(), identities.opaque('x'));
    }

    /** The zone, if there is one that may be written. */
    public Found find(ClaimKey key) {
        Found found = zones.find(candidates(key.domain()), access(key));
        if (found instanceof Found.Bound(Zone zone) && !key.domain().isAtOrBelow(zone.name())) {
            throw new IllegalStateException("a zone was found that does not hold the domain: " + zone.name());
        }
        return found;
    }

    /** Does something in the claim's zone. */
    ZoneChange within(ClaimKey key, Function<Zone, ZoneChange> work) {
        return switch (find(key)) {
            case Found.Bound(Zone zone) -> work.apply(zone);
            case Found.None() -> new ZoneChange.NotBound();
            case Found.Ambiguous(DomainName name) -> new ZoneChange.Ambiguous(name);
            case Found.Denied() -> new ZoneChange.Denied();
        };
    }

    private Access access(ClaimKey key) {
        return accesses.role(key).<Access>map(role -> new Access.ByRole(role, externalId(key)))
                .orElseGet(() -> new Access.ByTag(key.account()));
    }

    /** The domain and the names above it, as far as they are the same registrant's. */
    private List<DomainName> candidates(DomainName domain) {
        var names = new ArrayList<DomainName>();
        Optional<DomainName> each = Optional.of(domain);
        while (each.isPresent() && !suffixes.isPublicSuffix(each.get())) {
            names.add(each.get());
            each = each.get().parent();
        }
        return names;
    }
}
