package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.migration.PassStart.Reason;
import dev.mxonramp.domain.migration.Source.Halt;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts passes: the number is taken by a conditional write first, then the execution of that name is started. A starter
 * that dies between the two leaves a number without a pass; the next one starts that execution again by name.
 */
public final class DuePasses implements SourcePasses {
    private final SourceStore sources;
    private final PassStore passes;
    private final MailboxStore mailboxes;
    private final ClaimStore claims;
    private final Tenancy tenancy;
    private final SourceWatch watch;
    private final Workflow workflow;
    private final InstantSource clock;

    public DuePasses(SourceStore sources, PassStore passes, MailboxStore mailboxes, ClaimStore claims,
            Tenancy tenancy, SourceWatch watch, Workflow workflow, InstantSource clock) {
        this.sources = sources;
        this.passes = passes;
        this.mailboxes = mailboxes;
        this.claims = claims;
        this.tenancy = tenancy;
        this.watch = watch;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void startDue(AccountId account, MailAddress mailbox) {
        Source source = sources.find(account, mailbox).orElse(null);
        if (source == null || !source.open()) {
            unwatch(account, mailbox);
            return;
        }
        var _ = start(account, mailbox, false);
    }

    /** Nobody looks at it any more, unless its owner let it go on between our look and this: then our removal came last. */
    private void unwatch(AccountId account, MailAddress mailbox) {
        var key = new MailboxKey(account, mailbox);
        watch.end(key);
        if (sources.find(account, mailbox).filter(Source::open).isPresent()) {
            watch.begin(key);
        }
    }

    /** Starts a pass now, due or not. */
    public PassStart startNow(AccountId account, MailAddress mailbox) {
        return start(account, mailbox, true);
    }

    private PassStart start(AccountId account, MailAddress mailbox, boolean now) {
        Source source = sources.find(account, mailbox).orElse(null);
        Claim claim = claims.find(new ClaimKey(account, mailbox.domain())).orElse(null);
        if (source == null) {
            return new PassStart.Refused(Reason.NO_SOURCE);
        }
        Optional<Reason> refusal = refusal(source, claim);
        if (refusal.isPresent() || claim == null) {
            return new PassStart.Refused(refusal.orElse(Reason.CLAIM_ENDED));
        }
        if (source.passes() > 0) {
            var current = new PassKey(account, mailbox, source.passes());
            PassRecord last = passes.find(current).orElse(null);
            if (last == null) {
                return begin(source, source);
            }
            if (!due(source, claim, last, now)) {
                return new PassStart.Running();
            }
        }
        return begin(source, source.edit().passes(source.passes() + 1).nextPassAt(null).source());
    }

    private Optional<Reason> refusal(Source source, @Nullable Claim claim) {
        if (claim == null || claim.expiredAt() != null) {
            return Optional.of(Reason.CLAIM_ENDED);
        }
        return refusal(source).or(() -> {
            if (mailboxes.find(source.account(), source.mailbox()).filter(each -> !each.parked()).isEmpty()) {
                return Optional.of(Reason.NO_MAILBOX);
            }
            // What stands at the address may be another account's by now.
            return tenancy.holds(source.account(), source.mailbox().domain())
                    ? Optional.empty()
                    : Optional.of(Reason.NOT_HELD);
        });
    }

    private static Optional<Reason> refusal(Source source) {
        if (source.certifiedAt() != null) {
            return Optional.of(Reason.CERTIFIED);
        }
        Halt halt = source.halt();
        if (halt != null) {
            return Optional.of(switch (halt) {
                case PAUSED -> Reason.PAUSED;
                case CANCELLED -> Reason.CANCELLED;
            });
        }
        return source.password() == null ? Optional.of(Reason.NO_SECRET) : Optional.empty();
    }

    private boolean due(Source source, Claim claim, @Nullable PassRecord last, boolean now) {
        return PassRules.due(source, claim.milestones(), last, clock.instant())
                || (now && last != null && last.over());
    }

    /**
     * Starts the pass whose number the source carries, if nobody changed the source since it was looked at.
     *
     * @param taken to be stored; where the number was taken before, it only makes sure that its owner did not stop it
     */
    private PassStart begin(Source seen, Source taken) {
        if (sources.save(taken).isEmpty()) {
            // Somebody else took the number, and starts it; or its owner had another wish this moment.
            return sources.find(seen.account(), seen.mailbox()).map(DuePasses::refusal)
                    .orElse(Optional.of(Reason.NO_SOURCE)).<PassStart>map(PassStart.Refused::new)
                    .orElseGet(PassStart.Running::new);
        }
        var pass = new PassKey(seen.account(), seen.mailbox(), taken.passes());
        var _ = workflow.startPass(pass);
        return new PassStart.Begun(pass);
    }
}
