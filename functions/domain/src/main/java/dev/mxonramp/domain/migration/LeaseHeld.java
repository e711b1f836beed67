package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.TransientFailure;

/** Another worker is at the mailbox, or was until a moment ago: its lease must end first. The machine retries it. */
public final class LeaseHeld extends TransientFailure {
    private static final long serialVersionUID = 1L;

    public LeaseHeld(MailboxKey mailbox) {
        super("Another worker still holds " + mailbox.mailbox() + "; it is tried again when its lease has ended.");
    }
}
