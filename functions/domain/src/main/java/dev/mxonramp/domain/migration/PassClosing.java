package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.notice.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends a pass: counts the quiet ones, says when the next one is, and certifies the mailbox when they are enough. With the
 * domain's last certificate the onboarding goes on. Every step can be repeated.
 */
public final class PassClosing {
    private static final int STREAK_LOOKED_AT = 10;

    private final PassStore passes;
    private final SourceStore sources;
    private final LedgerStore ledgers;
    private final CertificateStore certificates;
    private final ClaimUpdates claims;
    private final Courier courier;
    private final Events events;
    private final SourceWatch watch;
    private final Duration finalInterval;
    private final InstantSource clock;

    public PassClosing(PassStore passes, SourceStore sources, LedgerStore ledgers, CertificateStore certificates,
            ClaimUpdates claims, Courier courier, Events events, SourceWatch watch, Duration finalInterval,
            InstantSource clock) {
        this.passes = passes;
        this.sources = sources;
        this.ledgers = ledgers;
        this.certificates = certificates;
        this.claims = claims;
        this.courier = courier;
        this.events = events;
        this.watch = watch;
        this.finalInterval = finalInterval;
        this.clock = clock;
    }

    /** Ends a pass that was verified. */
    public void finish(PassKey key) {
        PassRecord pass = passes.find(key)
                .orElseThrow(() -> new IllegalStateException("the pass " + key + " was never begun"));
        if (pass.state() == PassRecord.State.VERIFIED) {
            pass = pass.finished(clock.instant());
            passes.put(pass);
        }
        Instant ended = pass.endedAt();
        if (pass.state() == PassRecord.State.FINISHED && ended != null) {
            decide(pass, ended);
        }
    }

    private void decide(PassRecord pass, Instant ended) {
        MailboxKey mailbox = MailboxKey.of(pass.key());
        int quiet = streak(mailbox);
        Source source = new SourceUpdates(sources).apply(mailbox, each -> each.certifiedAt() != null
                ? each
                : each.edit().quietPasses(quiet).nextPassAt(next(each, pass, ended)).source())
                .orElse(null);
        Claim claim = claims.find(new ClaimKey(mailbox.account(), mailbox.mailbox().domain())).orElse(null);
        if (source == null || claim == null) {
            return;
        }
        events.publish(List.of(MigrationEvents.passFinished(claim, pass, ledgers.list(mailbox))));
        watch.after(source, pass.kind(), finalInterval);
        if (source.halt() != Source.Halt.CANCELLED && PassRules.certifies(quiet, source.ownerSaysQuiet(), pass)) {
            certify(source, claim, ended);
        }
        if (allCertified(mailbox)) {
            passMilestone(claim);
        }
    }

    /** A pass that the owner asked for while this one ran is not put off. */
    private Instant next(Source source, PassRecord pass, Instant ended) {
        Instant asked = source.nextPassAt();
        return asked == null ? PassRules.next(pass.kind(), ended, finalInterval) : asked;
    }

    /** Final passes in a row, up to the latest, that found nothing new. */
    private int streak(MailboxKey mailbox) {
        return (int) passes.latest(mailbox, STREAK_LOOKED_AT).stream()
                .takeWhile(each -> each.kind() == PassKind.FINAL && each.quiet()).count();
    }

    private void certify(Source source, Claim claim, Instant at) {
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        if (source.certifiedAt() == null) {
            List<LedgerHead> heads = ledgers.list(mailbox);
            certificates.put(Certificate.of(source, heads, FolderExceptions.of(ledgers, mailbox),
                    CertifiedExceptions.of(ledgers, mailbox, heads), at));
            var _ = new SourceUpdates(sources).apply(mailbox,
                    each -> each.certifiedAt() != null ? each : each.edit().certified(at).source());
        }
        events.publish(List.of(MigrationEvents.certified(claim, mailbox, ledgers.list(mailbox), at)));
    }

    private boolean allCertified(MailboxKey mailbox) {
        return sources.list(mailbox.account(), mailbox.mailbox().domain()).stream()
                .allMatch(Source::settled);
    }

    private void passMilestone(Claim claim) {
        if (claim.milestones().passed(Step.FINAL_LAUNCHED)) {
            claims.pass(claim.key(), Step.CERTIFIED, clock.instant()).ifPresent(courier::complete);
        }
    }
}
