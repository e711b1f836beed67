package dev.mxonramp.sweep;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.aws.EventBridgeHelpers;
import dev.mxonramp.aws.table.DynamoCheckGate;
import dev.mxonramp.aws.table.DynamoEvidenceStore;
import dev.mxonramp.aws.table.DynamoOwnerStore;
import dev.mxonramp.aws.table.DynamoTenantStore;
import dev.mxonramp.aws.table.DynamoPassStore;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.migration.DuePasses;
import dev.mxonramp.domain.migration.SourceWatch;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.lambda.Environment;

/** The sweep over AWS and the real DNS. */
final class SweepWiring {
    /** Looks at the same time: most of their time is a round trip to servers far away. */
    private static final int AT_ONCE = 256;
    /** Entries of one invocation: half of what it has time for at 1,000 a second. */
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_HELPERS = 15;

    private SweepWiring() {}

    static Sweep sweep(Environment env, AwsJourney aws) {
        var owners = new DynamoOwnerStore(aws.table());
        var suffixes = PublicSuffixLists.from(env::optional);
        var dns = DnsChecks.from(DnsSettings.from(env::required), suffixes, aws.clock());
        var ownership = new Ownership(owners, suffixes);
        var tenancy = new Tenancy(ownership, new DynamoTenantStore(aws.table()));
        var look = new ClaimLook(ownership, owners, tenancy, aws.mailboxes(),
                new DynamoEvidenceStore(aws.table(), aws.clock()), dns.txt(), dns.mx(),
                new Takeover(owners, aws.updates(), aws.announcer(), aws.cadence(), dns.txt(), dns.mx()));
        var checks = new ClaimChecks(aws.updates(), new DynamoCheckGate(aws.table(), aws.clock()), look,
                new Residual(env.seconds("RESIDUAL_MARGIN_SECONDS")), aws.courier(), aws.cadence(), aws.clock());
        var round = new ClaimRound(checks, aws.updates(), aws.courier(), aws.cadence(), aws.clock());
        var passes = new DuePasses(aws.sources(), new DynamoPassStore(aws.table()), aws.mailboxes(), aws.claims(),
                tenancy, new SourceWatch(aws.watches(), env.number("SWEEP_SHARDS")), aws.workflow(), aws.clock());
        var helpers = new EventBridgeHelpers(aws.clients().eventBridge(), env.required("EVENT_BUS"));
        var limits = new Sweep.Limits(env.number("SWEEP_SHARDS"), AT_ONCE, MOST_ENTRIES, MOST_HELPERS);
        return new Sweep(aws.watches(), round, passes, helpers, dns::shareAmong, limits, aws.clock());
    }
}
