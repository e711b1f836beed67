package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.Ownership.Standing;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may change what at the mail host, decided at each change (dns.md 4): the account that holds the name now, once the
 * mail host knows the domain and was cleared of what others had there.
 */
public final class MailboxDoor {
    private final ClaimStore claims;
    private final Ownership ownership;
    private final TenantStore tenants;

    public MailboxDoor(ClaimStore claims, Ownership ownership, TenantStore tenants) {
        this.claims = claims;
        this.ownership = ownership;
        this.tenants = tenants;
    }

    /** Makes the change if the account may. */
    public MailboxChange through(ClaimKey key, Supplier<MailboxChange> change) {
        Optional<MailboxChange.Failed> refusal = refusal(key);
        return refusal.isPresent() ? refusal.get() : change.get();
    }

    /** Why the account may change nothing in the domain now; empty if it may. */
    public Optional<MailboxChange.Failed> refusal(ClaimKey key) {
        Optional<Claim> claim = claims.find(key);
        return claim.isEmpty() ? Optional.of(new MailboxChange.NoClaim()) : refusal(claim.get());
    }

    private Optional<MailboxChange.Failed> refusal(Claim claim) {
        ClaimKey key = claim.key();
        return switch (ownership.standing(key.account(), key.domain())) {
            case Standing.Suspended _ -> Optional.of(new MailboxChange.Suspended(claim));
            case Standing.HeldByOther _,Standing.InTransfer _,Standing.Open _ ->
                Optional.of(new MailboxChange.NotHeld(claim));
            case Standing.Held _ when !claim.milestones().passed(Step.PROVISIONED) ->
                Optional.of(new MailboxChange.NotProvisioned(claim));
            // It was another account's since the claim was provisioned: what stands there may be that one's.
            case Standing.Held _ when tenants.find(key.domain()).filter(each -> each.admits(key.account())).isEmpty() ->
                Optional.of(new MailboxChange.Displaced(claim));
            case Standing.Held _ -> Optional.empty();
        };
    }

    /** Whether the account has a claim to the domain, so that it may look. */
    public boolean mayLook(ClaimKey key) {
        return claims.find(key).isPresent();
    }
}
