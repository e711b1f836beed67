package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import dev.mxonramp.domain.journey.TransientFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the mail host accept a proven domain, and records that it does. */
public final class Provisioning {
    private final ClaimUpdates updates;
    private final Ownership ownership;
    private final TenantStore tenants;
    private final MailHost host;
    private final Parking parking;
    private final Announcer announcer;
    private final InstantSource clock;

    public Provisioning(ClaimUpdates updates, Ownership ownership, TenantStore tenants, MailboxStore mailboxes,
            MailHost host, Announcer announcer, InstantSource clock) {
        this.updates = updates;
        this.ownership = ownership;
        this.tenants = tenants;
        this.host = host;
        this.parking = new Parking(mailboxes, host);
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Provisions a domain; doing it again changes nothing.
     *
     * @param left how much time the caller has
     * @throws PermanentFailure if the domain is not the account's (any more), or the mail host refuses it
     * @throws TransientFailure if something does not answer
     */
    public void provision(ClaimKey key, Supplier<Duration> left) {
        Optional<Claim> claim = updates.find(key);
        if (claim.isEmpty()) {
            // Deleted meanwhile: the step that waits next finds that out and ends the execution.
            return;
        }
        Tenant before = tenants.find(key.domain()).orElse(null);
        boolean ours = before != null && before.admits(key.account());
        if (ours && claim.get().milestones().passed(Step.PROVISIONED)) {
            // Mailboxes may be under way by now; telling may have failed.
            announcer.announce(claim.get());
            return;
        }
        if (!ownership.holds(key.account(), key.domain())) {
            throw new PermanentFailure(
                    "The domain is not proven any more. Publish the TXT record again, then resume.");
        }
        if (!ours) {
            clear(claim.get(), before, left);
        }
        switch (host.addDomain(key.domain())) {
            case Outcome.Done() -> updates.pass(key, Step.PROVISIONED, clock.instant())
                    .ifPresent(announcer::announce);
            case Outcome.Missing(String what) ->
                throw new PermanentFailure("The mail host does not take the domain: " + what + " is missing there.");
            case Outcome.Refused(String reason) ->
                throw new PermanentFailure("The mail host does not take the domain: " + reason);
        }
    }

    /**
     * Makes the account the domain's tenant. Until that is written nobody changes anything at the mail host, so that what
     * is not the account's there is others'.
     */
    private void clear(Claim claim, @Nullable Tenant before, Supplier<Duration> left) {
        ClaimKey key = claim.key();
        Tenant next = Tenant.begin(key.domain(), key.account(), clock.instant());
        replace(before, next);
        parking.clear(key, ownership.others(key.account(), key.domain()), claim.id(), left);
        replace(next, next.settled());
    }

    private void replace(@Nullable Tenant read, Tenant next) {
        if (!tenants.replace(read, next)) {
            throw new TransientFailure("The domain is prepared for somebody else at the moment.");
        }
    }
}
