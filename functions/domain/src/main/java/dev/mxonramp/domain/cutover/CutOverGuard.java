package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.cutover.CutOverFacts.HostState;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Looks, before the MX changes, at everything that would lose mail (dns.md 16). */
public final class CutOverGuard {
    private final ClaimUpdates updates;
    private final MailboxStore mailboxes;
    private final SourceStore sources;
    private final MailHost host;
    private final MxCheck mx;
    private final StsCheck sts;
    private final MxPlan plan;
    private final InstantSource clock;

    public CutOverGuard(ClaimUpdates updates, MailboxStore mailboxes, SourceStore sources, MailHost host, MxCheck mx,
            StsCheck sts, MxPlan plan, InstantSource clock) {
        this.updates = updates;
        this.mailboxes = mailboxes;
        this.sources = sources;
        this.host = host;
        this.mx = mx;
        this.sts = sts;
        this.plan = plan;
        this.clock = clock;
    }

    /** Whether the MX change is the owner's next move: the mail host is prepared, and the MX is not ours yet. */
    public static boolean concerns(Claim claim) {
        return claim.expiredAt() == null && claim.milestones().passed(Step.PROVISIONED)
                && !claim.milestones().passed(Step.MX_OURS);
    }

    /**
     * Looks now; the three that are asked are asked at once, which takes 15 s at most. A policy that senders may remember
     * is noted with the claim, where it is news.
     *
     * @throws TransientFailure if the table does not answer
     */
    public CutOverReport look(Claim claim) {
        ClaimKey key = claim.key();
        DomainName domain = key.domain();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HostState> atHost = threads.submit(() -> atHost(domain));
            Future<StsState> policy = threads.submit(() -> sts.check(domain));
            Future<MxCheck.Outcome> served = threads.submit(() -> mx.check(domain));
            StsState published = of(policy);
            Instant now = clock.instant();
            var facts = new CutOverFacts(domain, plan, mailboxes.list(key.account(), domain),
                    mailboxes.catchAll(key.account(), domain).isPresent(), sources.list(key.account(), domain),
                    of(atHost), published, remembered(claim, published, now), of(served), claim.oldMx(), now);
            return new CutOverReport(CutOverRules.judge(facts), facts.at());
        }
    }

    private @Nullable OldPolicy remembered(Claim claim, StsState published, Instant now) {
        Optional<Claim> noted = updates.apply(claim, current -> {
            OldPolicy next = StsMemory.after(current.oldSts(), published, plan, now);
            return Objects.equals(next, current.oldSts()) ? current : current.edit().oldSts(next).claim();
        });
        return noted.isPresent() ? noted.get().oldSts() : null;
    }

    private HostState atHost(DomainName domain) {
        try {
            return host.hasDomain(domain)
                    ? new HostState.Takes(host.mailboxes(domain))
                    : new HostState.NoDomain();
        } catch (TransientFailure silent) {
            // Not to know is a finding, and no reason to hide the others.
            return new HostState.Silent();
        }
    }

    private static <T> T of(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the look before the MX change was interrupted", e);
        }
    }
}
