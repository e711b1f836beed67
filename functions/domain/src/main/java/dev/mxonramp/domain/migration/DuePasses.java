package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
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
    private final WatchStore watches;
    private final Workflow workflow;
    private final InstantSource clock;

    public DuePasses(SourceStore sources, PassStore passes, MailboxStore mailboxes, ClaimStore claims,
            Tenancy tenancy, WatchStore watches, Workflow workflow, InstantSource clock) {
        this.sources = sources;
        this.passes = passes;
        this.mailboxes = mailboxes;
        this.claims = claims;
        this.tenancy = tenancy;
        this.watches = watches;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public void startDue(AccountId account, MailAddress mailbox) {
        Source source = sources.find(account, mailbox).orElse(null);
        if (source == null || !source.open()) {
            watches.remove(new WatchKey.OfSource(account, mailbox));
            return;
        }
        start(account, mailbox, false);
    }

    /**
     * Starts a pass now, due or not.
     *
     * @return its key; empty if one is running, or if there is nothing to run (no source, no mailbox, certified,
     *         the domain not the account's at the mail host)
     */
    public Optional<PassKey> startNow(AccountId account, MailAddress mailbox) {
        return start(account, mailbox, true);
    }

    private Optional<PassKey> start(AccountId account, MailAddress mailbox, boolean now) {
        Source source = sources.find(account, mailbox).orElse(null);
        Claim claim = claims.find(new ClaimKey(account, mailbox.domain())).orElse(null);
        if (source == null || claim == null || claim.expiredAt() != null || !source.open()
                || mailboxes.find(account, mailbox).filter(each -> !each.parked()).isEmpty()
                || !tenancy.holds(account, mailbox.domain())) {
            // What stands at the address may be another account's by now.
            return Optional.empty();
        }
        if (source.passes() > 0) {
            var current = new PassKey(account, mailbox, source.passes());
            PassRecord last = passes.find(current).orElse(null);
            if (last == null) {
                var _ = workflow.startPass(current);
                return Optional.of(current);
            }
            if (!due(source, claim, last, now)) {
                return Optional.empty();
            }
        }
        return begin(source);
    }

    private boolean due(Source source, Claim claim, @Nullable PassRecord last, boolean now) {
        return PassRules.due(source, claim.milestones(), last, clock.instant())
                || (now && last != null && last.over());
    }

    private Optional<PassKey> begin(Source source) {
        Source taken = source.edit().passes(source.passes() + 1).nextPassAt(null).source();
        if (sources.save(taken).isEmpty()) {
            // Somebody else took the number, and starts it.
            return Optional.empty();
        }
        var pass = new PassKey(source.account(), source.mailbox(), taken.passes());
        var _ = workflow.startPass(pass);
        return Optional.of(pass);
    }
}
