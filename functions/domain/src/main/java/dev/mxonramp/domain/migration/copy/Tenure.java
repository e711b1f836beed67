package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.Lease;
import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A worker's hold on a mailbox. It is asked before every batch that goes to the target, and a {@link Heartbeat} asks it
 * meanwhile, however long a batch takes; it renews itself in time, unless the mailbox is no longer one to copy into. A
 * worker that ends well gives it back; one that fails leaves it to run out, which also gives the target the time to finish
 * what the dead connection still had under way.
 */
public final class Tenure {
    /** How long a dead worker blocks a mailbox. */
    public static final Duration LENGTH = Duration.ofSeconds(60);

    private static final Duration RENEW_AFTER = Duration.ofSeconds(15);

    private final LeaseStore leases;
    private final Consumer<MailboxKey> admission;
    private final InstantSource clock;
    private final String holder;
    private Lease lease;

    private Tenure(LeaseStore leases, Consumer<MailboxKey> admission, InstantSource clock, Lease lease) {
        this.leases = leases;
        this.admission = admission;
        this.clock = clock;
        this.holder = lease.holder();
        this.lease = lease;
    }

    /**
     * Takes hold.
     *
     * @param admission throws where mail may not be copied into the mailbox any more; asked at every renewal
     */
    public static Tenure begin(LeaseStore leases, Consumer<MailboxKey> admission, InstantSource clock,
            MailboxKey mailbox, String holder) {
        Lease lease = leases.acquire(mailbox, holder, LENGTH).orElseThrow(() -> new LeaseHeld(mailbox));
        return new Tenure(leases, admission, clock, lease);
    }

    /**
     * Makes sure that the hold lasts a while; throws {@link LeaseHeld} if it was lost, and what the admission throws if
     * the mailbox was.
     */
    public synchronized void keep() {
        Duration left = Duration.between(clock.instant(), lease.until());
        if (left.compareTo(LENGTH.minus(RENEW_AFTER)) < 0) {
            admission.accept(lease.mailbox());
            lease = leases.acquire(lease.mailbox(), holder, LENGTH)
                    .orElseThrow(() -> new LeaseHeld(lease.mailbox()));
        }
    }

    /** Whether the hold has run out, as far as we know. */
    synchronized boolean over() {
        return !clock.instant().isBefore(lease.until());
    }

    synchronized MailboxKey mailbox() {
        return lease.mailbox();
    }

    /** Gives it back. */
    public synchronized void end() {
        leases.release(lease.mailbox(), holder);
    }
}
