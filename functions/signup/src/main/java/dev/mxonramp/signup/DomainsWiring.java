package dev.mxonramp.signup;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.aws.MailHostToken;
import dev.mxonramp.aws.table.DynamoCheckGate;
import dev.mxonramp.aws.table.DynamoDnsAccessStore;
import dev.mxonramp.aws.table.DynamoEvidenceStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimRemoval;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.MailboxesReady;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.https.HttpsPolicyFetch;
import dev.mxonramp.lambda.FreshRandom;
import dev.mxonramp.mailhost.JamesMailHost;
import java.net.URI;
import java.util.Set;

/** The claims' services over AWS, the real DNS and the mail host. */
final class DomainsWiring {
    private DomainsWiring() {}

    static DomainsFunction.Services services(Environment env, AwsJourney aws) {
        var suffixes = PublicSuffixLists.from(env::optional);
        var owners = new DynamoOwnerStore(aws.table());
        var ownership = new Ownership(owners, suffixes);
        var settings = DnsSettings.from(env::required);
        var dns = DnsChecks.from(settings, suffixes, aws.clock());
        var host = mailHost(env, aws);
        var guard = new CutOverGuard(aws.updates(), aws.mailboxes(), aws.sources(), host, dns.mx(),
                dns.sts(new HttpsPolicyFetch(new EgressPolicy(settings.access().allowLoopback()))), settings.plan(),
                aws.clock());
        var evidence = new DynamoEvidenceStore(aws.table(), aws.clock());
        var look = new ClaimLook(ownership, owners, new Tenancy(ownership, new DynamoTenantStore(aws.table())),
                aws.mailboxes(), evidence, dns.txt(), dns.mx(),
                new Takeover(owners, aws.updates(), aws.announcer(), aws.cadence(), dns.txt(), dns.mx()));
        return new DomainsFunction.Services(
                new ClaimableNames(new IcuIdna(), suffixes, Set.copyOf(env.list("RESERVED_NAMES_ALLOWED"))),
                aws.claims(),
                new ClaimOpening(aws.claims(), ownership, aws.courier(), aws.cadence(),
                        new Identities(FreshRandom.secure()), aws.clock()),
                new ClaimChecks(aws.updates(), new DynamoCheckGate(aws.table(), aws.clock()), look,
                        new Residual(env.seconds("RESIDUAL_MARGIN_SECONDS")), aws.courier(), aws.cadence(),
                        aws.clock()),
                new ClaimResume(aws.updates(), aws.courier(), aws.cadence(), aws.clock()),
                new MailboxesReady(aws.updates(), aws.mailboxes(), aws.courier(), aws.cadence(), aws.clock()),
                new ClaimRemoval(aws.claims(), owners, ownership, aws.mailboxes(),
                        new DynamoDnsAccessStore(aws.table()), host, aws.courier(), aws.clock()),
                evidence, guard);
    }

    private static MailHost mailHost(Environment env, AwsJourney aws) {
        return new JamesMailHost(URI.create(env.required("MAILHOST_URL")),
                new MailHostToken(aws.clients(), env.required("MAILHOST_SECRET"), aws.clock()));
    }

    static DomainView view(Environment env) {
        var settings = DnsSettings.from(env::required);
        return new DomainView(new IcuIdna(), settings.challenge(), settings.plan());
    }
}
