package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.testkit.fault.Faults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes in memory. */
public final class InMemoryPassStore implements PassStore {
    private final Map<PassKey, PassRecord> passes = new HashMap<>();
    private final Faults faults;

    public InMemoryPassStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryPassStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Optional<PassRecord> find(PassKey key) {
        return faults.call("PassStore.find", () -> Optional.ofNullable(passes.get(key)));
    }

    @Override
    public synchronized List<PassRecord> latest(MailboxKey mailbox, int limit) {
        return faults.call("PassStore.latest",
                () -> passes.values().stream().filter(each -> MailboxKey.of(each.key()).equals(mailbox))
                        .sorted(Comparator.comparingInt((PassRecord each) -> each.key().number()).reversed())
                        .limit(limit)
                        .toList());
    }

    @Override
    public synchronized void put(PassRecord pass) {
        faults.run("PassStore.put", () -> passes.put(pass.key(), pass));
    }

    @Override
    public synchronized void deleteAll(MailboxKey mailbox) {
        faults.run("PassStore.deleteAll",
                () -> passes.keySet().removeIf(each -> MailboxKey.of(each).equals(mailbox)));
    }
}
