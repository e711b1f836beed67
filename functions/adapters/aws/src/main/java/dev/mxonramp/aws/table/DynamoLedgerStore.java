package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Ledgers in the table. A head is at most 4,000 runs of up to 4 octets and eight batches of 200 times 80: some
 * 150 KB, mostly far less; a chunk at most some 16 KB. A ledger that begins anew begins with a version by chance, so that a worker which still holds a deleted
 * one does not write over its successor.
 */
public final class DynamoLedgerStore implements LedgerStore {
    private static final long FIRST_VERSIONS = 1L << 48;

    private final Table table;
    private final RandomGenerator random;

    /** @param random where versions begin; need not be secret */
    public DynamoLedgerStore(Table table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    @Override
    public Optional<LedgerHead> find(LedgerKey key) {
        return table.get(Keys.ledgerHead(key)).map(item -> LedgerItems.head(key.mailbox(), item));
    }

    @Override
    public List<LedgerHead> list(MailboxKey mailbox) {
        return table.query(Keys.migration(mailbox), Keys.LEDGER_HEADS).stream()
                .map(item -> LedgerItems.head(mailbox, item)).toList();
    }

    @Override
    public Optional<LedgerHead> save(LedgerHead head) {
        if (head.version() == 0) {
            LedgerHead stored = head.stored(random.nextLong(1, FIRST_VERSIONS));
            return table.putNew(LedgerItems.item(stored)) ? Optional.of(stored) : Optional.empty();
        }
        LedgerHead stored = head.stored(head.version() + 1);
        boolean written = table.putIf(LedgerItems.item(stored), "version = :version",
                Map.of(":version", AttributeValue.fromN(Long.toString(head.version()))));
        return written ? Optional.of(stored) : Optional.empty();
    }

    @Override
    public void seal(LedgerKey key, int epoch, int number, List<Run> runs) {
        table.put(Item.at(Keys.ledgerChunk(key, epoch, number)).octets("runs", RunCodec.encode(runs)));
    }

    @Override
    public List<Run> sealed(LedgerKey key, int epoch, int number) {
        Item chunk = table.get(Keys.ledgerChunk(key, epoch, number))
                .orElseThrow(() -> new IllegalStateException("chunk " + number + " of a ledger is gone"));
        return RunCodec.decode(chunk.octets("runs"));
    }

    @Override
    public void report(MigrationException exception) {
        table.put(LedgerItems.item(exception));
    }

    @Override
    public void withdraw(MigrationException exception) {
        table.delete(Keys.migrationException(exception));
    }

    @Override
    public List<MigrationException> exceptions(MailboxKey mailbox, MigrationException.@Nullable Place after,
            int limit) {
        Key start = after == null ? null : Keys.migrationException(mailbox, after);
        return table.first(Keys.migration(mailbox), Keys.EXCEPTIONS, start, limit).stream()
                .map(item -> LedgerItems.exception(mailbox, item)).toList();
    }

    @Override
    public void deleteAll(MailboxKey mailbox) {
        for (String prefix : List.of(Keys.LEDGER_HEADS, Keys.LEDGER_CHUNKS, Keys.EXCEPTIONS)) {
            table.deleteAll(Keys.migration(mailbox), prefix);
        }
    }
}
