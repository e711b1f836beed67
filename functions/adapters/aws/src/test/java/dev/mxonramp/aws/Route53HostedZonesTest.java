package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Found;
import dev.mxonramp.domain.zone.HostedZones.Written;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.testkit.zone.HostedZonesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract over real HTTP and XML. */
class Route53HostedZonesTest extends HostedZonesContract {
    private static final String OPERATOR = "999999999999";

    private final LoopbackRoute53 server;
    private final Route53HostedZones zones;

    Route53HostedZonesTest() throws IOException {
        server = new LoopbackRoute53();
        Clients clients = Clients.at(server.uri(), "OPERATOR");
        zones = new Route53HostedZones(clients::route53, new AssumedRoles(clients::sts, OPERATOR));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected HostedZones zones() {
        return zones;
    }

    @Override
    protected void addTagged(DomainName apex, AccountId account) {
        server.add(apex.ascii(), "OPERATOR", account.value());
    }

    @Override
    protected void addUntagged(DomainName apex) {
        server.add(apex.ascii(), "OPERATOR", "");
    }

    @Override
    protected void addBehind(DomainName apex, Access.ByRole role) {
        server.add(apex.ascii(), "ROLE", "");
        server.trust(role.role().arn(), role.externalId());
    }

    @Override
    protected void route(Zone zone, DomainName name, RecordType type) {
        try {
            server.put(zone.id(), "<ResourceRecordSet><Name>" + name + ".</Name><Type>" + type + "</Type>"
                    + "<SetIdentifier>a</SetIdentifier><TTL>60</TTL><Value>\"x\"</Value></ResourceRecordSet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void roleInTheOperatorsOwnAccountIsNeverAssumed() {
        var role = new Access.ByRole(new DnsRole("arn:aws:iam::" + OPERATOR + ":role/onramp-dns-mine"), "x1");
        addBehind(new DomainName("acme.test"), role);
        assertEquals(new Found.Denied(), zones.find(List.of(new DomainName("acme.test")), role));
    }

    @Test
    void refusedBatchIsUnderstoodInItsOtherFormToo() {
        server.wrapRefusals();
        addTagged(new DomainName("acme.test"), ACCOUNT);
        var found = assertInstanceOf(Found.Bound.class,
                zones.find(List.of(new DomainName("acme.test")), new Access.ByTag(ACCOUNT)));
        var absent = new RecordSet(new DomainName("acme.test"), RecordType.MX, 60, List.of("10 mx.old.test."));
        assertEquals(Written.CHANGED, zones.replace(found.zone(), Optional.of(absent), Optional.empty()));
    }

    @Test
    void serviceThatStaysDownIsTransient() {
        server.fail(503, 10);
        assertThrows(TransientFailure.class,
                () -> zones.find(List.of(new DomainName("acme.test")), new Access.ByTag(ACCOUNT)));
    }
}
