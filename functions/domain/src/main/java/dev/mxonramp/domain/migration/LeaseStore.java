package dev.mxonramp.domain.migration;

import java.time.Duration;
import java.util.Optional;

/** Leases of mailboxes: a conditional write decides between workers, and time ends what a dead worker held. */
public interface LeaseStore {
    /**
     * Takes or renews the lease.
     *
     * @param holder who asks; the present holder renews, even when its time is over, unless another came between
     * @return empty while somebody else holds it
     */
    Optional<Lease> acquire(MailboxKey mailbox, String holder, Duration length);

    /** Gives the lease back; somebody else's is left alone. */
    void release(MailboxKey mailbox, String holder);
}
