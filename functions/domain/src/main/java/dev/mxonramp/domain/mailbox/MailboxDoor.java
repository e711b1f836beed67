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
        Optional<Claim> claim = claims.find(key);
        if (claim.isEmpty()) {
            return new MailboxChange.NoClaim();
        }
        switch (ownership.standing(key.account(), key.domain())) {
            case Standing.Held _ -> {
                // On to what the mail host knows.
            }
            case Standing.Suspended _ -> {
                return new MailboxChange.Suspended(claim.get());
            }
            case Standing.HeldByOther _,Standing.InTransfer _,Standing.Open _ -> {
                return new MailboxChange.NotHeld(claim.get());
            }
        }
        if (!claim.get().milestones().passed(Step.PROVISIONED)) {
            return new MailboxChange.NotProvisioned(claim.get());
        }
        if (tenants.find(key.domain()).filter(each -> each.admits(key.account())).isEmpty()) {
            // It was another account's since the claim was provisioned: what stands there may be that one's.
            return new MailboxChange.Displaced(claim.get());
        }
        return change.get();
    }

    /** Whether the account has a claim to the domain, so that it may look. */
    public boolean mayLook(ClaimKey key) {
        return claims.find(key).isPresent();
    }
}
