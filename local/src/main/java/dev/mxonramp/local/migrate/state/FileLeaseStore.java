package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.Lease;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Leases as files: holder and end in milliseconds since 1970. The folder's lock decides between processes. */
public final class FileLeaseStore implements LeaseStore {
    private final DurableFiles files;
    private final InstantSource clock;

    public FileLeaseStore(DurableFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> acquire(MailboxKey mailbox, String holder, Duration length) {
        Instant now = clock.instant();
        Optional<Lease> held = find(mailbox);
        if (held.isPresent() && !held.get().holder().equals(holder) && held.get().until().isAfter(now)) {
            return Optional.empty();
        }
        var lease = new Lease(mailbox, holder, now.plus(length));
        files.put(name(mailbox),
                (lease.until().toEpochMilli() + " " + holder).getBytes(StandardCharsets.UTF_8));
        return Optional.of(lease);
    }

    @Override
    public synchronized void release(MailboxKey mailbox, String holder) {
        if (find(mailbox).filter(lease -> lease.holder().equals(holder)).isPresent()) {
            files.delete(name(mailbox));
        }
    }

    private Optional<Lease> find(MailboxKey mailbox) {
        return files.get(name(mailbox)).map(octets -> {
            String[] words = new String(octets, StandardCharsets.UTF_8).split(" ", 2);
            return new Lease(mailbox, words[1], Instant.ofEpochMilli(Long.parseLong(words[0])));
        });
    }

    private static String name(MailboxKey mailbox) {
        return "leases/" + mailbox.account() + "/" + mailbox.mailboxId();
    }
}
