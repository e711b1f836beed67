package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.OwnerStore.Taken;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.watch.Tier;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the DNS for a claim: decides what to ask, keeps the evidence where it changed, and takes the domain once the
 * code is proven.
 */
public final class ClaimLook {
    private final Ownership ownership;
    private final OwnerStore owners;
    private final Tenancy tenancy;
    private final MailboxStore mailboxes;
    private final EvidenceStore evidence;
    private final TxtCheck txtCheck;
    private final MxCheck mxCheck;
    private final Takeover takeover;

    public ClaimLook(Ownership ownership, OwnerStore owners, Tenancy tenancy, MailboxStore mailboxes,
            EvidenceStore evidence, TxtCheck txtCheck, MxCheck mxCheck, Takeover takeover) {
        this.ownership = ownership;
        this.owners = owners;
        this.tenancy = tenancy;
        this.mailboxes = mailboxes;
        this.evidence = evidence;
        this.txtCheck = txtCheck;
        this.mxCheck = mxCheck;
        this.takeover = takeover;
    }

    /**
     * Looks.
     *
     * @param daily whether the proof of a proven claim is to be looked at again
     * @param routine whether nobody waits for it, so that what is as it was need not be looked into
     */
    Sighting at(Claim claim, boolean daily, boolean routine, Instant now) {
        ClaimKey key = claim.key();
        Standing standing = standing(key);
        boolean proven = claim.milestones().passed(Step.PROVEN);
        TxtCheck.Outcome txt = null;
        boolean txtNews = false;
        if (asks(claim, standing, daily)) {
            Optional<Finding> last = evidence.latest(key, Kind.TXT);
            txt = asked(claim, standing, routine, last).following(last);
            standing = afterTxt(claim, standing, txt, now);
            txtNews = keep(key, Kind.TXT, last, new Evidence(Sighting.finding(txt, standing), txt.evidence()),
                    txt.definitive());
        }
        MxCheck.Outcome mx = null;
        boolean mxNews = false;
        if (proven) {
            Optional<Finding> last = evidence.latest(key, Kind.MX);
            mx = askedMx(claim, txt, routine, last, now).following(last);
            mxNews = keep(key, Kind.MX, last, new Evidence(mx.finding(), mx.evidence()), mx.definitive());
            standing = txt == null ? standing : afterBoth(claim, standing, txt, mx, now);
        }
        return new Sighting(txt, txtNews, mx, mxNews, standing, mx != null && mailboxMissing(claim, mx, now),
                (daily || !routine) && displaced(claim, standing));
    }

    /** Whether the mail host is to be prepared anew: the domain was another account's since it was for this one. */
    private boolean displaced(Claim claim, Standing standing) {
        return standing instanceof Standing.Held && claim.milestones().passed(Step.PROVISIONED)
                && !tenancy.cleared(claim.key().account(), claim.key().domain());
    }

    private TxtCheck.Outcome asked(Claim claim, Standing standing, boolean routine, Optional<Finding> last) {
        ClaimKey key = claim.key();
        if (Ownership.ownProof(standing, key.domain()).isPresent()) {
            return txtCheck.recheck(key.domain(), claim.codes());
        }
        // A glance is certain of nothing, and what is certainly gone has consequences where a name is on its way.
        boolean glance = routine && !claim.milestones().passed(Step.PROVEN)
                && !(standing instanceof Standing.InTransfer);
        return glance
                ? txtCheck.glance(key.domain(), claim.codes(), last)
                : txtCheck.check(key.domain(), claim.codes());
    }

    private MxCheck.Outcome askedMx(Claim claim, TxtCheck.@Nullable Outcome txt, boolean routine,
            Optional<Finding> last, Instant now) {
        DomainName domain = claim.key().domain();
        // What may suspend a domain is looked into.
        MxCheck.Outcome seen = routine && txt == null ? mxCheck.glance(domain, last) : mxCheck.check(domain);
        // From the end of an old set its last mail is reckoned, and without code and MX the domain may be suspended.
        boolean decides = Residual.ends(claim.oldMx(), seen, claim.milestones().at(Step.MX_OURS), now)
                || (txt != null && !txt.proven() && txt.definitive() && !seen.someOurs());
        return decides ? mxCheck.confirmed(seen) : seen;
    }

    /** Whose the domain is now. */
    Standing standing(ClaimKey key) {
        return ownership.standing(key.account(), key.domain());
    }

    /** The stored evidence. */
    Optional<Finding> latest(ClaimKey key, Kind kind) {
        return evidence.latest(key, kind);
    }

    /** Gives up what was taken for a claim that was deleted meanwhile. */
    void release(ClaimKey key) {
        owners.release(key.domain(), key.account());
    }

    /** Whether the code is to be looked for. */
    private static boolean asks(Claim claim, Standing standing, boolean daily) {
        return Ownership.ownProof(standing, claim.key().domain())
                .map(own -> daily || own.missing() || own.pending().isPresent())
                // Where a proof that was inherited ended, the claim's own may stand in.
                .orElse(!(standing instanceof Standing.Held));
    }

    private Standing afterTxt(Claim claim, Standing standing, TxtCheck.Outcome txt, Instant now) {
        if (Ownership.ownProof(standing, claim.key().domain()).isPresent()) {
            return standing;
        }
        if (txt.proven()) {
            return switch (owners.take(claim.key().domain(), claim.key().account(), now)) {
                case Taken.Yours(var owner) -> new Standing.Held(owner);
                case Taken.HeldBy(var owner) -> takeover.contest(claim, owner, now);
            };
        }
        return standing instanceof Standing.InTransfer(var by) && txt.definitive()
                ? takeover.withdraw(claim, by, now)
                : standing;
    }

    /** Notes with the owner's own proof whether code or MX are there (dns.md 8). */
    private Standing afterBoth(Claim claim, Standing standing, TxtCheck.Outcome txt, MxCheck.Outcome mx, Instant now) {
        Optional<Owner> own = Ownership.ownProof(standing, claim.key().domain());
        if (own.isEmpty()) {
            return standing;
        }
        boolean absent = !txt.proven() && txt.definitive() && !mx.someOurs() && mx.definitive();
        Owner next = own.get().after(new Owner.Found(txt.proven(), mx.someOurs(), absent), now);
        // Who wrote in between has seen something else: the next check decides.
        return next.equals(own.get()) || owners.replace(own.get(), next).isEmpty() ? standing : standing(claim.key());
    }

    // While the change is fresh only: the alarm is published once, and a predecessor may have died before it.
    private boolean mailboxMissing(Claim claim, MxCheck.Outcome mx, Instant now) {
        boolean fresh = !claim.milestones().passed(Step.MX_OURS) || Tier.of(claim.changedAt(), now) == Tier.MINUTE;
        return mx.ours() && fresh && mailboxes.list(claim.key().account(), claim.key().domain()).isEmpty();
    }

    /** Stores the evidence if it is news, and says whether somebody changed something (dns.md 12). */
    private boolean keep(ClaimKey key, Kind kind, Optional<Finding> last, Evidence seen, boolean definitive) {
        Finding finding = seen.finding();
        boolean news = last.isEmpty() || FindingChange.isNews(last.get(), finding, definitive);
        if (news || FindingChange.isMore(last.get(), finding)) {
            evidence.put(key, kind, seen);
        }
        return news && !FindingChange.passing(finding) && last.filter(FindingChange::passing).isEmpty();
    }
}
