package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ledgers that tell a run's progress: every settled batch is one write of a head. */
final class CountedLedgers implements LedgerStore {
    private final LedgerStore ledgers;
    private final Progress progress;
    private final Map<LedgerKey, FolderTally> last = new HashMap<>();
    private long messages;
    private long octets;

    CountedLedgers(LedgerStore ledgers, Progress progress) {
        this.ledgers = ledgers;
        this.progress = progress;
    }

    /** Messages that were settled since this was made. */
    synchronized long settled() {
        return messages;
    }

    @Override
    public Optional<LedgerHead> find(LedgerKey key) {
        Optional<LedgerHead> found = ledgers.find(key);
        found.ifPresent(this::seen);
        return found;
    }

    @Override
    public List<LedgerHead> list(MailboxKey mailbox) {
        List<LedgerHead> all = ledgers.list(mailbox);
        all.forEach(this::seen);
        return all;
    }

    private synchronized void seen(LedgerHead head) {
        last.put(head.key(), head.tally());
    }

    @Override
    public Optional<LedgerHead> save(LedgerHead head) {
        Optional<LedgerHead> saved = ledgers.save(head);
        saved.ifPresent(this::count);
        return saved;
    }

    private synchronized void count(LedgerHead head) {
        FolderTally now = head.tally();
        FolderTally before = last.getOrDefault(head.key(), FolderTally.NONE);
        last.put(head.key(), now);
        // Counts start over with an epoch: what is found again was settled before.
        long more = Math.max(0, now.mapped() + now.excepted() - before.mapped() - before.excepted());
        messages += more;
        octets += Math.max(0, now.bytes() - before.bytes());
        if (more > 0) {
            progress.reached(Certificate.shown(head.key().folder()) + " " + Amounts.count(settled(now)) + "/"
                    + Amounts.count(Math.max(now.found(), settled(now))), messages, octets);
        }
    }

    private static long settled(FolderTally tally) {
        return tally.mapped() + tally.excepted() + tally.removed();
    }

    @Override
    public void seal(LedgerKey key, int epoch, int number, List<Run> runs) {
        ledgers.seal(key, epoch, number, runs);
    }

    @Override
    public List<Run> sealed(LedgerKey key, int epoch, int number) {
        return ledgers.sealed(key, epoch, number);
    }

    @Override
    public void report(MigrationException exception) {
        ledgers.report(exception);
    }

    @Override
    public void withdraw(MigrationException exception) {
        ledgers.withdraw(exception);
    }

    @Override
    public List<MigrationException> exceptions(MailboxKey mailbox,
            MigrationException.@Nullable Place after, int limit) {
        return ledgers.exceptions(mailbox, after, limit);
    }

    @Override
    public void deleteAll(MailboxKey mailbox) {
        ledgers.deleteAll(mailbox);
    }
}
