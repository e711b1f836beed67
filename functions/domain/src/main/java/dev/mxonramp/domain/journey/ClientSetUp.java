package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Announces for every mailbox of a domain that its clients can be set up now, since the MX is ours. */
public final class ClientSetUp {
    private final ClaimUpdates updates;
    private final MailboxStore mailboxes;
    private final Events events;
    private final InstantSource clock;

    public ClientSetUp(ClaimUpdates updates, MailboxStore mailboxes, Events events, InstantSource clock) {
        this.updates = updates;
        this.mailboxes = mailboxes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Announces; again with the same ids when it is repeated.
     *
     * @throws PermanentFailure if the claim was deleted
     */
    public void announce(ClaimKey key) {
        Claim claim = updates.find(key).orElseThrow(() -> new PermanentFailure("The domain was deleted."));
        if (claim.milestones().passed(Step.CLIENTS_SENT)) {
            return;
        }
        Instant now = clock.instant();
        List<JourneyEvent> ready = mailboxes.list(key.account(), key.domain()).stream()
                .map(mailbox -> event(claim, mailbox, now)).toList();
        if (!ready.isEmpty()) {
            events.publish(ready);
        }
        var _ = updates.pass(key, Step.CLIENTS_SENT, now);
    }

    private static JourneyEvent event(Claim claim, Mailbox mailbox, Instant now) {
        String address = mailbox.address().toString();
        return new JourneyEvent(ClaimEvents.id(claim, JourneyEvent.Type.CLIENT_SET_UP, address),
                JourneyEvent.Type.CLIENT_SET_UP, claim.key().account(), claim.key().domain(), now,
                Map.of("mailbox", address));
    }
}
