package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.fault.Faults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources in memory. Versions count across all of them, so that none comes back after a deletion. */
public final class InMemorySourceStore implements SourceStore {
    private final Map<Place, Source> sources = new HashMap<>();
    private final Faults faults;
    private long writes;

    private record Place(AccountId account, MailAddress mailbox) {}

    public InMemorySourceStore(Faults faults) {
        this.faults = faults;
    }

    public InMemorySourceStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Optional<Source> find(AccountId account, MailAddress mailbox) {
        return faults.call("SourceStore.find", () -> Optional.ofNullable(sources.get(new Place(account, mailbox))));
    }

    @Override
    public synchronized List<Source> list(AccountId account, DomainName domain) {
        return faults.call("SourceStore.list", () -> sources.values().stream()
                .filter(each -> each.account().equals(account) && each.mailbox().domain().equals(domain))
                .sorted(Comparator.comparing(Source::mailbox)).toList());
    }

    @Override
    public synchronized Optional<Source> save(Source source) {
        return faults.call("SourceStore.save", () -> {
            var place = new Place(source.account(), source.mailbox());
            Source known = sources.get(place);
            if ((known == null ? 0 : known.version()) != source.version()) {
                return Optional.empty();
            }
            writes++;
            Source stored = source.stored(writes);
            sources.put(place, stored);
            return Optional.of(stored);
        });
    }

    @Override
    public synchronized void delete(AccountId account, MailAddress mailbox) {
        faults.run("SourceStore.delete", () -> sources.remove(new Place(account, mailbox)));
    }
}
