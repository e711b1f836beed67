package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.mailbox.MailboxStore;
import java.time.InstantSource;
import java.util.Optional;

/** The owner says that every mailbox is there, so that the MX may change. */
public final class MailboxesReady {
    /** What came of it. */
    public sealed interface Declared {
        /** It is recorded, and the workflow goes on. */
        record Done(Claim claim) implements Declared {}

        /** The domain is not proven, or not yet known to the mail host. */
        record TooEarly(Claim claim) implements Declared {}

        /** There is no mailbox: after the MX change all mail would bounce. */
        record NoMailbox() implements Declared {}

        /** There is no such claim. */
        record Missing() implements Declared {}
    }

    private final ClaimUpdates updates;
    private final MailboxStore mailboxes;
    private final Courier courier;
    private final Cadence cadence;
    private final InstantSource clock;

    public MailboxesReady(ClaimUpdates updates, MailboxStore mailboxes, Courier courier, Cadence cadence,
            InstantSource clock) {
        this.updates = updates;
        this.mailboxes = mailboxes;
        this.courier = courier;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Declares the mailboxes complete; saying it again changes nothing. */
    public Declared declare(ClaimKey key) {
        Optional<Claim> claim = updates.find(key);
        if (claim.isEmpty()) {
            return new Declared.Missing();
        }
        if (!claim.get().milestones().passed(Step.PROVISIONED)) {
            return new Declared.TooEarly(claim.get());
        }
        if (mailboxes.list(key.account(), key.domain()).isEmpty()) {
            return new Declared.NoMailbox();
        }
        Optional<Claim> saved = updates.pass(key, Step.MAILBOXES_READY, clock.instant());
        if (saved.isEmpty()) {
            return new Declared.Missing();
        }
        cadence.follow(claim.get(), saved.get(), clock.instant());
        return new Declared.Done(courier.deliver(saved.get()));
    }
}
