package dev.mxonramp.mx;

import dev.mxonramp.aws.AssumedRoles;
import dev.mxonramp.aws.Clients;
import dev.mxonramp.aws.MailHostToken;
import dev.mxonramp.aws.Route53HostedZones;
import dev.mxonramp.aws.table.DynamoCheckGate;
import dev.mxonramp.aws.table.DynamoClaimStore;
import dev.mxonramp.aws.table.DynamoDnsAccessStore;
import dev.mxonramp.aws.table.DynamoIdempotency;
import dev.mxonramp.aws.table.DynamoMailboxStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoSourceStore;
import dev.mxonramp.aws.table.Table;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.zone.BoundZone;
import dev.mxonramp.domain.zone.ClientRecords;
import dev.mxonramp.domain.zone.MxSwitch;
import dev.mxonramp.domain.zone.RecordWriting;
import dev.mxonramp.https.HttpsPolicyFetch;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.lambda.PaccDocument;
import dev.mxonramp.mailhost.JamesMailHost;
import java.net.URI;
import java.time.InstantSource;

/** The services behind a user's records over AWS, the real DNS and the mail host. */
final class DnsRecordsWiring {
    private DnsRecordsWiring() {}

    static DnsRecordsFunction.Services services(Environment env, Clients clients) {
        InstantSource clock = InstantSource.system();
        var random = FreshRandom.secure();
        var table = new Table(clients.dynamoDb(), env.required("TABLE"));
        var claims = new DynamoClaimStore(table);
        var accesses = new DynamoDnsAccessStore(table);
        var suffixes = PublicSuffixLists.from(env::optional);
        var zones = new Route53HostedZones(clients::route53,
                new AssumedRoles(clients::sts, env.required("OPERATOR_ACCOUNT")));
        var bound = new BoundZone(zones, accesses, suffixes, new Identities(random));
        var settings = DnsSettings.from(env::required);
        var dns = DnsChecks.from(settings, suffixes, clock);
        var guard = new CutOverGuard(new ClaimUpdates(claims), new DynamoMailboxStore(table),
                new DynamoSourceStore(table, random),
                mailHost(env, clients, clock), dns.mx(),
                dns.sts(new HttpsPolicyFetch(new EgressPolicy(settings.access().allowLoopback()))), settings.plan(),
                clock);
        ClientRecords records = clientRecords(env);
        return new DnsRecordsFunction.Services(new DynamoIdempotency(table, clock), claims, accesses, zones, bound,
                new RecordWriting(claims, bound, zones, settings.challenge(), records),
                new MxSwitch(claims, new Ownership(new DynamoOwnerStore(table), suffixes), guard, bound, zones,
                        accesses, settings.plan(), clock),
                new DynamoCheckGate(table, clock), guard, records, dns.sought());
    }

    private static ClientRecords clientRecords(Environment env) {
        ClientSettings settings = env.clientSettings();
        return new ClientRecords(settings,
                new ClientRecords.Hosts(env.host("CLIENT_SETUP_HOST").orElse(null),
                        env.host("AUTODISCOVER_HOST").orElse(null)),
                PaccDocument.of(settings).map(PaccDocument::digest).orElse(null));
    }

    private static MailHost mailHost(Environment env, Clients clients, InstantSource clock) {
        return new JamesMailHost(URI.create(env.required("MAILHOST_URL")),
                new MailHostToken(clients, env.required("MAILHOST_SECRET"), clock));
    }
}
