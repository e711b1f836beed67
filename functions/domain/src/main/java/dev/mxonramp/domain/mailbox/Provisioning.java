package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.mailbox.MailHost.Outcome;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the mail host accept a proven domain, and records that it does. */
public final class Provisioning {
    private final ClaimUpdates updates;
    private final Ownership ownership;
    private final MailHost host;
    private final Parking parking;
    private final Announcer announcer;
    private final InstantSource clock;

    public Provisioning(ClaimUpdates updates, Ownership ownership, MailboxStore mailboxes, MailHost host,
            Announcer announcer, InstantSource clock) {
        this.updates = updates;
        this.ownership = ownership;
        this.host = host;
        this.parking = new Parking(mailboxes, host);
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Provisions a domain; doing it again changes nothing.
     *
     * @throws PermanentFailure if the domain is not the account's (any more), or the mail host refuses it
     * @throws dev.mxonramp.domain.journey.TransientFailure if something does not answer
     */
    public void provision(ClaimKey key) {
        Optional<Claim> claim = updates.find(key);
        if (claim.isEmpty()) {
            // Deleted meanwhile: the step that waits next finds that out and ends the execution.
            return;
        }
        if (claim.get().milestones().passed(Step.PROVISIONED)) {
            // Mailboxes may be under way by now; telling may have failed.
            announcer.announce(claim.get());
            return;
        }
        if (!ownership.holds(key.account(), key.domain())) {
            throw new PermanentFailure(
                    "The domain is not proven any more. Publish the TXT record again, then resume.");
        }
        // While the domain is not provisioned its owner changes nothing at the mail host: whatever is there is others'.
        parking.clear(key, ownership.others(key.account(), key.domain()), claim.get().id());
        switch (host.addDomain(key.domain())) {
            case Outcome.Done() -> updates.pass(key, Step.PROVISIONED, clock.instant())
                    .ifPresent(announcer::announce);
            case Outcome.Missing(String what) ->
                throw new PermanentFailure("The mail host does not take the domain: " + what + " is missing there.");
            case Outcome.Refused(String reason) ->
                throw new PermanentFailure("The mail host does not take the domain: " + reason);
        }
    }
}
