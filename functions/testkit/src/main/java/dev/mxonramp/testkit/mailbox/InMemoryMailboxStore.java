package dev.mxonramp.testkit.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.fault.Faults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mailboxes in memory. */
public final class InMemoryMailboxStore implements MailboxStore {
    private final Map<Place, Mailbox> mailboxes = new HashMap<>();
    private final Map<Host, MailAddress> catchAlls = new HashMap<>();
    private final Faults faults;

    private record Place(AccountId account, MailAddress address) {}

    private record Host(AccountId account, DomainName domain) {}

    public InMemoryMailboxStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryMailboxStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Optional<Mailbox> find(AccountId account, MailAddress address) {
        return faults.call("MailboxStore.find", () -> Optional.ofNullable(mailboxes.get(new Place(account, address))));
    }

    @Override
    public synchronized List<Mailbox> list(AccountId account, DomainName domain) {
        return faults.call("MailboxStore.list", () -> mailboxes.values().stream()
                .filter(each -> each.account().equals(account) && each.address().domain().equals(domain))
                .sorted(Comparator.comparing(Mailbox::address)).toList());
    }

    @Override
    public synchronized Optional<Mailbox> create(Mailbox mailbox) {
        return faults.call("MailboxStore.create", () -> {
            Mailbox stored = mailbox.stored(1);
            return mailboxes.putIfAbsent(place(mailbox), stored) == null ? Optional.of(stored) : Optional.empty();
        });
    }

    @Override
    public synchronized Optional<Mailbox> update(Mailbox mailbox) {
        return faults.call("MailboxStore.update", () -> {
            Mailbox known = mailboxes.get(place(mailbox));
            if (known == null || known.version() != mailbox.version() || !known.id().equals(mailbox.id())) {
                return Optional.empty();
            }
            Mailbox stored = mailbox.stored(mailbox.version() + 1);
            mailboxes.put(place(mailbox), stored);
            return Optional.of(stored);
        });
    }

    @Override
    public synchronized void delete(AccountId account, MailAddress address) {
        faults.run("MailboxStore.delete", () -> mailboxes.remove(new Place(account, address)));
    }

    private static Place place(Mailbox mailbox) {
        return new Place(mailbox.account(), mailbox.address());
    }

    @Override
    public synchronized Optional<MailAddress> catchAll(AccountId account, DomainName domain) {
        return faults.call("MailboxStore.catchAll",
                () -> Optional.ofNullable(catchAlls.get(new Host(account, domain))));
    }

    @Override
    public synchronized void setCatchAll(AccountId account, DomainName domain, @Nullable MailAddress mailbox) {
        faults.run("MailboxStore.setCatchAll", () -> {
            if (mailbox == null) {
                catchAlls.remove(new Host(account, domain));
            } else {
                catchAlls.put(new Host(account, domain), mailbox);
            }
        });
    }
}
