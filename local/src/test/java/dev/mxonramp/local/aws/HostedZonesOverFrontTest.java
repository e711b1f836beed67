package dev.mxonramp.local.aws;

import dev.mxonramp.aws.AssumedRoles;
import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.Route53HostedZones;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.policy.Statement;
import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.zone.HostedZonesContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Route 53 adapter keeps its contract over the local fronts, with the rights that the template gives. */
class HostedZonesOverFrontTest extends HostedZonesContract {
    private static final Policy OWNERS = new Policy("OwnersRole",
            List.of(new Statement(Statement.Effect.ALLOW, List.of("route53:*"), List.of("*"))));

    @TempDir
    private Path work;

    private final List<LoopbackDns> worlds = new ArrayList<>();
    private Bench bench;
    private HostedZones zones;
    private int count;

    @BeforeEach
    void start() {
        bench = new Bench(work);
        Clients clients = bench.as("DnsRecordsFunction");
        zones = new Route53HostedZones(clients::route53, new AssumedRoles(clients::sts, LocalAws.ACCOUNT));
    }

    @AfterEach
    void stop() {
        worlds.forEach(LoopbackDns::close);
        bench.close();
    }

    @Override
    protected HostedZones zones() {
        return zones;
    }

    private void host(DomainName apex, String account, Map<String, String> tags) {
        // A world of its own for each, since the same name may be hosted twice.
        LoopbackDns world = LoopbackDns.start();
        worlds.add(world);
        bench.aws.host(new HostedZone("Z" + count++, account, world.zone(apex.ascii()), tags));
    }

    @Override
    protected void addTagged(DomainName apex, AccountId account) {
        host(apex, LocalAws.ACCOUNT, Map.of(Route53HostedZones.TAG, account.value()));
    }

    @Override
    protected void addUntagged(DomainName apex) {
        host(apex, LocalAws.ACCOUNT, Map.of());
    }

    @Override
    protected void addBehind(DomainName apex, HostedZones.Access.ByRole role) {
        String arn = role.role().arn();
        host(apex, arn.split(":")[4], Map.of());
        bench.aws.role(arn, role.externalId(), OWNERS);
    }

    @Override
    protected void route(HostedZones.Zone zone, DomainName name, RecordType type) {
        bench.aws.route(zone.id(), name.ascii(), type.name(), "\"x\"");
    }
}
