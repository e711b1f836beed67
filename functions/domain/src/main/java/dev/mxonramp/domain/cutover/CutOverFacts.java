package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known before the MX changes, for {@link CutOverRules}.
 *
 * @param plan our hosts
 * @param mailboxes those that we show
 * @param catchAll whether one of them takes mail to unknown addresses
 * @param sources the old mailboxes behind them
 * @param host what the mail host says
 * @param sts the policy that is published
 * @param oldSts the one that senders may remember, or null
 * @param mx what the authorities serve
 * @param oldMx the sets that were seen before
 * @param at when this was so
 */
record CutOverFacts(DomainName domain, MxPlan plan, List<Mailbox> mailboxes, boolean catchAll, List<Source> sources,
        HostState host, StsState sts, @Nullable OldPolicy oldSts, MxCheck.Outcome mx, List<MxSet> oldMx, Instant at) {
    CutOverFacts {
        mailboxes = List.copyOf(mailboxes);
        sources = List.copyOf(sources);
        oldMx = List.copyOf(oldMx);
    }

    /** What the mail host takes mail for. */
    sealed interface HostState {
        /** It does not answer. */
        record Silent() implements HostState {}

        /** Not the domain. */
        record NoDomain() implements HostState {}

        /** The domain, and these mailboxes in it. */
        record Takes(Set<MailAddress> mailboxes) implements HostState {
            public Takes {
                mailboxes = Set.copyOf(mailboxes);
            }
        }
    }
}
