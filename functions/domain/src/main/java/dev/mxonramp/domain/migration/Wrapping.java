package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.notice.Events;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The journey's end: credentials are wiped, the figures go out, the claim has its last milestone. */
public final class Wrapping {
    private final SourceStore sources;
    private final LedgerStore ledgers;
    private final ClaimUpdates claims;
    private final Events events;
    private final InstantSource clock;

    public Wrapping(SourceStore sources, LedgerStore ledgers, ClaimUpdates claims, Events events,
            InstantSource clock) {
        this.sources = sources;
        this.ledgers = ledgers;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /** Wipes and reports; again, nothing changes. */
    public void report(ClaimKey key) {
        Instant now = clock.instant();
        var heads = new ArrayList<LedgerHead>();
        List<Source> all = sources.list(key.account(), key.domain());
        for (Source source : all) {
            var mailbox = new MailboxKey(source.account(), source.mailbox());
            var _ = new SourceUpdates(sources).apply(mailbox,
                    each -> each.password() == null ? each : each.edit().wiped().source());
            heads.addAll(ledgers.list(mailbox));
        }
        Claim claim = claims.pass(key, Step.REPORTED, now).orElse(null);
        if (claim != null) {
            Instant at = claim.milestones().at(Step.REPORTED);
            events.publish(List.of(MigrationEvents.done(claim, all.size(), heads, at == null ? now : at)));
        }
    }
}
