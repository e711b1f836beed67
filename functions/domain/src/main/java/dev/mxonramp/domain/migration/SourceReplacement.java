package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.time.Duration;
import java.util.UUID;

/**
 * Makes room for another source of a mailbox. What the ledgers say of the one before must not be taken for the new one's:
 * UIDVALIDITY and UIDs of two servers may well be the same, and its messages would count as copied.
 */
public final class SourceReplacement {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final LedgerStore ledgers;
    private final LeaseStore leases;

    public SourceReplacement(LedgerStore ledgers, LeaseStore leases) {
        this.ledgers = ledgers;
        this.leases = leases;
    }

    /**
     * Forgets the source before, if there was any; to be called before the new one is stored. Repeating it is harmless.
     *
     * @throws LeaseHeld while a worker is at the mailbox, which would go on writing of the source before
     */
    public void prepare(MailboxKey mailbox) {
        String holder = "replacing-" + UUID.randomUUID();
        if (leases.acquire(mailbox, holder, LEASE).isEmpty()) {
            throw new LeaseHeld(mailbox);
        }
        try {
            Ledger.forgetSource(ledgers, mailbox);
        } finally {
            leases.release(mailbox, holder);
        }
    }
}
