package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import dev.mxonramp.testkit.fault.Faults;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ledgers in memory; runs go through their codec, as in a real store. */
public final class InMemoryLedgerStore implements LedgerStore {
    private final Map<LedgerKey, LedgerHead> heads = new HashMap<>();
    private final Map<Chunk, byte[]> chunks = new HashMap<>();
    private final Map<String, MigrationException> exceptions = new TreeMap<>();
    private final Faults faults;
    private long writes;

    private record Chunk(LedgerKey key, int epoch, int number) {}

    public InMemoryLedgerStore(Faults faults) {
        this.faults = faults;
    }

    public InMemoryLedgerStore() {
        this(Faults.none());
    }

    @Override
    public synchronized Optional<LedgerHead> find(LedgerKey key) {
        return faults.call("LedgerStore.find", () -> Optional.ofNullable(heads.get(key)));
    }

    @Override
    public synchronized List<LedgerHead> list(MailboxKey mailbox) {
        return faults.call("LedgerStore.list",
                () -> heads.values().stream().filter(each -> each.key().mailbox().equals(mailbox))
                        .sorted(Comparator.comparing(each -> each.key().folderId())).toList());
    }

    @Override
    public synchronized Optional<LedgerHead> save(LedgerHead head) {
        return faults.call("LedgerStore.save", () -> {
            LedgerHead known = heads.get(head.key());
            if ((known == null ? 0 : known.version()) != head.version()) {
                return Optional.empty();
            }
            writes++;
            LedgerHead stored = head.withRuns(head.sealed(), RunCodec.decode(RunCodec.encode(head.tail())))
                    .stored(writes);
            heads.put(head.key(), stored);
            return Optional.of(stored);
        });
    }

    @Override
    public synchronized void seal(LedgerKey key, int epoch, int number, List<Run> runs) {
        faults.run("LedgerStore.seal", () -> chunks.put(new Chunk(key, epoch, number), RunCodec.encode(runs)));
    }

    @Override
    public synchronized List<Run> sealed(LedgerKey key, int epoch, int number) {
        return faults.call("LedgerStore.sealed", () -> {
            byte[] runs = chunks.get(new Chunk(key, epoch, number));
            if (runs == null) {
                throw new IllegalStateException("chunk " + number + " was never sealed");
            }
            return RunCodec.decode(runs);
        });
    }

    @Override
    public synchronized void report(MigrationException exception) {
        faults.run("LedgerStore.report", () -> exceptions.put(
                exception.key().mailbox() + "#" + exception.place().sortKey(), exception));
    }

    @Override
    public synchronized void withdraw(MigrationException exception) {
        faults.run("LedgerStore.withdraw", () -> exceptions.remove(
                exception.key().mailbox() + "#" + exception.place().sortKey()));
    }

    @Override
    public synchronized List<MigrationException> exceptions(MailboxKey mailbox,
            MigrationException.@Nullable Place after, int limit) {
        return faults.call("LedgerStore.exceptions", () -> exceptions.values().stream()
                .filter(each -> each.key().mailbox().equals(mailbox))
                .filter(each -> after == null || each.place().sortKey().compareTo(after.sortKey()) > 0).limit(limit)
                .toList());
    }

    @Override
    public synchronized void deleteAll(MailboxKey mailbox) {
        faults.run("LedgerStore.deleteAll", () -> {
            heads.keySet().removeIf(each -> each.mailbox().equals(mailbox));
            chunks.keySet().removeIf(each -> each.key().mailbox().equals(mailbox));
            exceptions.values().removeIf(each -> each.key().mailbox().equals(mailbox));
        });
    }
}
