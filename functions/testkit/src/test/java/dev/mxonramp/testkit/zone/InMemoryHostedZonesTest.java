package dev.mxonramp.testkit.zone;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import dev.mxonramp.domain.zone.RecordType;

class InMemoryHostedZonesTest extends HostedZonesContract {
    private final InMemoryHostedZones zones = new InMemoryHostedZones();

    @Override
    protected HostedZones zones() {
        return zones;
    }

    @Override
    protected void addTagged(DomainName apex, AccountId account) {
        zones.add(apex, new Access.ByTag(account));
    }

    @Override
    protected void addUntagged(DomainName apex) {
        zones.addUnbound(apex);
    }

    @Override
    protected void addBehind(DomainName apex, Access.ByRole role) {
        zones.add(apex, role);
    }

    @Override
    protected void route(Zone zone, DomainName name, RecordType type) {
        zones.route(zone.id(), name, type);
    }
}
