package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.Lease;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.testkit.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory. */
public final class InMemoryLeaseStore implements LeaseStore {
    private final Map<MailboxKey, Lease> leases = new HashMap<>();
    private final InstantSource clock;
    private final Faults faults;

    public InMemoryLeaseStore(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    public InMemoryLeaseStore(InstantSource clock) {
        this(clock, Faults.none());
    }

    /** When a lease ends; empty if nobody holds the mailbox. */
    public synchronized Optional<Instant> until(MailboxKey mailbox) {
        return Optional.ofNullable(leases.get(mailbox)).map(Lease::until);
    }

    /** Gives the lease to another, as if the holder's time had passed without its noticing. */
    public synchronized void take(MailboxKey mailbox, String holder) {
        leases.put(mailbox, new Lease(mailbox, holder, clock.instant().plus(Duration.ofMinutes(1))));
    }

    @Override
    public synchronized Optional<Lease> acquire(MailboxKey mailbox, String holder, Duration length) {
        return faults.call("LeaseStore.acquire", () -> {
            Lease held = leases.get(mailbox);
            if (held != null && !held.holder().equals(holder) && held.until().isAfter(clock.instant())) {
                return Optional.empty();
            }
            var lease = new Lease(mailbox, holder, clock.instant().plus(length));
            leases.put(mailbox, lease);
            return Optional.of(lease);
        });
    }

    @Override
    public synchronized void release(MailboxKey mailbox, String holder) {
        faults.run("LeaseStore.release", () -> {
            Lease held = leases.get(mailbox);
            if (held != null && held.holder().equals(holder)) {
                leases.remove(mailbox);
            }
        });
    }
}
