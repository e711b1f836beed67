package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is missing at the target against the room there (RFC 9208), before the first byte of a pass. A message that
 * the target does not take for its size needs none.
 */
final class RoomCheck {
    private static final int FACTS_AT_ONCE = 2000;
    private static final int FOLDERS_AT_ONCE = 4;

    private final Connections<MailboxReader> source;
    private final LedgerStore ledgers;
    private final FolderTroubles troubles;
    private final Map<LedgerKey, LedgerHead> heads;
    private final Map<String, FolderStatus> seen;
    private final LongAdder octets = new LongAdder();
    private final LongAdder messages = new LongAdder();

    /**
     * @param heads of the mailbox's ledgers
     * @param seen status of folders at the source, as far as it was told
     */
    RoomCheck(Connections<MailboxReader> source, LedgerStore ledgers, FolderTroubles troubles,
            Map<LedgerKey, LedgerHead> heads, Map<String, FolderStatus> seen) {
        this.source = source;
        this.ledgers = ledgers;
        this.troubles = troubles;
        this.heads = heads;
        this.seen = seen;
    }

    /**
     * Compares once a pass, before its first byte, and only where something came and the target tells a quota.
     *
     * @param pass number of the pass; once it has visited a folder, it is begun
     * @throws TargetFull if what the folders lack does not fit
     */
    void check(int pass, List<LedgerKey> folders, Connections<MailboxWriter> target) {
        boolean begun = heads.values().stream().anyMatch(each -> each.tally().pass() == pass);
        if (begun || folders.stream().noneMatch(this::mayLack)) {
            return;
        }
        Quota quota = target.use(MailboxWriter::quota);
        if (!quota.equals(Quota.NONE)) {
            long limit = target.use(MailboxWriter::appendLimit);
            try (var crew = new Crew(new Semaphore(FOLDERS_AT_ONCE))) {
                addUp(folders, limit, crew);
            }
            if (!quota.fits(octets.sum(), messages.sum())) {
                throw TargetFull.lacking(octets.sum(), messages.sum(), quota);
            }
        }
    }

    private void addUp(List<LedgerKey> folders, long limit, Crew crew) {
        for (LedgerKey key : folders) {
            LedgerHead head = heads.get(key);
            FolderStatus told = seen.get(key.folder());
            if (mayLack(key)) {
                crew.begin(() -> {
                    var _ = troubles.isolate(key, false, () -> source.use(key.folder(),
                            (reader, status) -> add(reader, head, told == null ? status : told, limit)));
                });
            }
        }
        crew.finish();
    }

    /** Whether a folder may have anything that the target lacks. */
    private boolean mayLack(LedgerKey key) {
        LedgerHead head = heads.get(key);
        FolderStatus told = seen.get(key.folder());
        return told == null || head == null || lacks(head, told);
    }

    /** Whether anything came. What is numbered anew is found again by digest, and needs no room. */
    private static boolean lacks(LedgerHead head, FolderStatus now) {
        return head.identity().sourceValidity() == now.uidValidity() && head.completeUidNext() != now.uidNext();
    }

    private boolean add(MailboxReader reader, @Nullable LedgerHead head, FolderStatus status, long limit) {
        if (head != null && !lacks(head, status)) {
            return false;
        }
        Ledger ledger = head == null ? null : Ledger.load(ledgers, head);
        long[] missing = Arrays.stream(reader.uids()).filter(uid -> ledger == null || !ledger.knows(uid)).toArray();
        for (int at = 0; at < missing.length; at += FACTS_AT_ONCE) {
            List<Long> some = Arrays.stream(missing, at, Math.min(missing.length, at + FACTS_AT_ONCE)).boxed().toList();
            for (MessageFacts facts : reader.facts(some)) {
                if (facts.size() <= limit) {
                    octets.add(facts.size());
                    messages.increment();
                }
            }
        }
        return true;
    }
}
