package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.IntentCodec;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One folder's ledger, as the octets that its items hold: how many there are, and how much each write puts. */
final class MeasuredLedgers implements LedgerStore {
    private final List<byte[]> chunks = new ArrayList<>();
    private @Nullable LedgerHead head;
    private int headOctets;
    /** Items that were written since somebody looked. */
    int items;
    /** Octets of those. */
    long octets;
    /** The largest item ever. */
    int largest;

    /** Octets of everything that is stored now. */
    long stored() {
        return headOctets + chunks.stream().mapToLong(each -> each.length).sum();
    }

    private void wrote(int written) {
        items++;
        octets += written;
        largest = Math.max(largest, written);
    }

    @Override
    public Optional<LedgerHead> find(LedgerKey key) {
        return Optional.ofNullable(head);
    }

    @Override
    public List<LedgerHead> list(MailboxKey mailbox) {
        return head == null ? List.of() : List.of(head);
    }

    @Override
    public Optional<LedgerHead> save(LedgerHead next) {
        LedgerHead stored = next.stored(next.version() + 1);
        Intent intent = stored.intent();
        headOctets = RunCodec.encode(stored.tail()).length + (intent == null ? 0 : IntentCodec.encode(intent).length);
        wrote(headOctets);
        head = stored;
        return Optional.of(stored);
    }

    @Override
    public void seal(LedgerKey key, int epoch, int number, List<Run> runs) {
        byte[] chunk = RunCodec.encode(runs);
        while (chunks.size() <= number) {
            chunks.add(new byte[0]);
        }
        chunks.set(number, chunk);
        wrote(chunk.length);
    }

    @Override
    public List<Run> sealed(LedgerKey key, int epoch, int number) {
        return RunCodec.decode(chunks.get(number));
    }

    @Override
    public void report(MigrationException exception) {
        throw new AssertionError("nothing is listed here");
    }

    @Override
    public void withdraw(MigrationException exception) {
        throw new AssertionError("nothing is listed here");
    }

    @Override
    public List<MigrationException> exceptions(MailboxKey mailbox, MigrationException.@Nullable Place after,
            int limit) {
        return List.of();
    }

    @Override
    public void deleteAll(MailboxKey mailbox) {
        throw new AssertionError("nothing is deleted here");
    }
}
