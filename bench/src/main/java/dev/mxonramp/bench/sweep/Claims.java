package dev.mxonramp.bench.sweep;

import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.TaskTokenStore;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.journey.Takeover;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.testkit.journey.InMemoryWorkflow;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.mailbox.InMemoryTenantStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;

/** The sweep as the function wires it, over one kind of stores or another; the workflow and the bus take everything. */
record Claims(ClaimStore claims, WatchStore watches, OwnerStore owners, EvidenceStore evidence, CheckGate gate,
        MailboxStore mailboxes, TaskTokenStore tokens, InstantSource clock) {
    private static final int SHARDS = 16;
    private static final int AT_ONCE = 256;
    private static final int ACCOUNTS = 1_000;

    /** A claim for each domain of the benchmark's internet, spread over accounts. */
    void open(int count) {
        var cadence = new Cadence(watches, SHARDS);
        var accounts = IntStream.range(0, ACCOUNTS).mapToObj(i -> new AccountId("a" + encoded(i))).toList();
        var code = new VerificationCode("abcdefgh".repeat(4));
        for (int i = 0; i < count; i++) {
            var key = new ClaimKey(accounts.get(i % ACCOUNTS), new DomainName(Net.domain(i)));
            var claim = Claim.begin(key, "c" + encoded(i), IssuedCodes.first(code), clock.instant());
            var _ = claims.create(claim, cadence.first(key));
        }
    }

    private static String encoded(int number) {
        String digits = Integer.toString(number, 26);
        var text = new StringBuilder("a".repeat(26 - digits.length()));
        digits.chars().forEach(each -> text.append((char) ('a' + Character.digit(each, 26))));
        return text.toString();
    }

    Sweep sweep(DnsChecks dns) {
        var updates = new ClaimUpdates(claims);
        var announcer = new Announcer(updates, _ -> {
            // The bus takes everything, and keeps nothing of it here.
        });
        var courier = new Courier(announcer, tokens, new InMemoryWorkflow(Faults.none()));
        var cadence = new Cadence(watches, SHARDS);
        var ownership = new Ownership(owners, new GuavaPublicSuffixes());
        // No claim of the benchmark reaches the mail host.
        var tenancy = new Tenancy(ownership, new InMemoryTenantStore());
        var look = new ClaimLook(ownership, owners, tenancy, mailboxes, evidence, dns.txt(), dns.mx(),
                new Takeover(owners, updates, announcer, cadence, dns.txt(), dns.mx()));
        var checks = new ClaimChecks(updates, gate, look, new Residual(Duration.ofMinutes(5)), courier, cadence, clock);
        return new Sweep(watches, new ClaimRound(checks, updates, courier, cadence, clock), (_, mailbox) -> {
            throw new IllegalStateException("the benchmark has no sources: " + mailbox);
        }, SHARDS, AT_ONCE, clock);
    }
}
