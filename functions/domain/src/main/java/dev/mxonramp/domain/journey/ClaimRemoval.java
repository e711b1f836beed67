package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.claim.Milestones.Step;
import java.time.InstantSource;
import java.util.Optional;

/** Deletes a claim. The claim itself goes last, so that a deletion that stopped half-way can be repeated. */
public final class ClaimRemoval {
    /** What came of it. */
    public sealed interface Removed {
        /** It is gone. */
        record Gone() implements Removed {}

        /** There is no such claim. */
        record Missing() implements Removed {}

        /** Mailboxes exist: they and their mail must be deleted first, one by one, by somebody who means it. */
        record HasMailboxes(int count) implements Removed {}

        /** Mailboxes exist in this name below, which is the account's by this proof only: their owner must stay known. */
        record CoversMailboxes(DomainName below) implements Removed {}

        /** The mail host refuses, with its reason. */
        record Refused(String reason) implements Removed {}
    }

    private final ClaimStore claims;
    private final OwnerStore owners;
    private final Ownership ownership;
    private final MailboxStore mailboxes;
    private final DnsAccessStore accesses;
    private final MailHost host;
    private final Courier courier;
    private final InstantSource clock;

    public ClaimRemoval(ClaimStore claims, OwnerStore owners, Ownership ownership, MailboxStore mailboxes,
            DnsAccessStore accesses,
            MailHost host, Courier courier, InstantSource clock) {
        this.claims = claims;
        this.owners = owners;
        this.ownership = ownership;
        this.mailboxes = mailboxes;
        this.accesses = accesses;
        this.host = host;
        this.courier = courier;
        this.clock = clock;
    }

    /** Deletes the claim, gives the domain up, and ends its workflow. */
    public Removed remove(ClaimKey key) {
        Optional<Claim> claim = claims.find(key);
        if (claim.isEmpty()) {
            return new Removed.Missing();
        }
        int count = mailboxes.list(key.account(), key.domain()).size();
        if (count > 0) {
            return new Removed.HasMailboxes(count);
        }
        Optional<DomainName> below = covered(key);
        if (below.isPresent()) {
            return new Removed.CoversMailboxes(below.get());
        }
        Standing standing = ownership.standing(key.account(), key.domain());
        if (claim.get().milestones().passed(Step.PROVISIONED) && mayRemove(standing)) {
            switch (host.removeDomain(key.domain())) {
                case MailHost.Outcome.Refused(String reason) -> {
                    return new Removed.Refused(reason);
                }
                case MailHost.Outcome.Done(),MailHost.Outcome.Missing(_) -> {
                    // Either way the host does not know the domain any more.
                }
            }
        }
        courier.end(claim.get(), "ClaimDeleted", "The domain was deleted.");
        if (standing instanceof Standing.InTransfer(var by)) {
            // Somebody wrote in between: then that transfer is over, or ends when it is looked at next.
            var _ = owners.replace(by, by.transferEnded(clock.instant()));
        }
        owners.release(key.domain(), key.account());
        // Before the claim: a request that is repeated after a crash must still find it. Who claims the name again must
        // not write through a role of before, nor roll back to records of before.
        accesses.forget(key);
        claims.delete(key);
        return new Removed.Gone();
    }

    /** A name below with mailboxes that rests on the proof of this one, if there is any. */
    private Optional<DomainName> covered(ClaimKey key) {
        return claims.list(key.account()).stream().map(each -> each.key().domain())
                .filter(each -> !each.equals(key.domain()) && each.isAtOrBelow(key.domain()))
                .filter(each -> rests(key.account(), each, key.domain()))
                .filter(each -> !mailboxes.list(key.account(), each).isEmpty()).findFirst();
    }

    private boolean rests(AccountId account, DomainName name, DomainName proven) {
        return switch (ownership.standing(account, name)) {
            case Standing.Held(var by) -> by.domain().equals(proven);
            case Standing.Suspended(var by) -> by.domain().equals(proven);
            case Standing.HeldByOther _,Standing.InTransfer _,Standing.Open _ -> false;
        };
    }

    /** Another account's domain stays at the mail host. */
    private static boolean mayRemove(Standing standing) {
        return switch (standing) {
            case Standing.Held _,Standing.Suspended _,Standing.Open _ -> true;
            case Standing.HeldByOther _,Standing.InTransfer _ -> false;
        };
    }
}
