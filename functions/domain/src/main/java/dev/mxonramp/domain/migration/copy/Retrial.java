package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.domain.migration.ledger.Remedy;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tries listed messages again that may get through by now, each once in a pass: that it is tried is written down before it
 * is, so that one which ends the worker does not end the next, too. What got through leaves the list after the ledger has
 * it, and a worker that comes after a crash in between sees to that.
 */
final class Retrial {
    private static final int PAGE = 1000;

    private final Work work;
    private final Map<LedgerKey, List<MigrationException>> open;

    private Retrial(Work work, Map<LedgerKey, List<MigrationException>> open) {
        this.work = work;
        this.open = open;
    }

    /** What this pass has to try again. */
    static Retrial of(Work work, MailboxKey mailbox, Connections<MailboxWriter> target) {
        List<LedgerHead> heads = work.ledgers().list(mailbox);
        List<MigrationException> listed = notCopied(work.ledgers(), mailbox).stream()
                .filter(each -> heads.stream().anyMatch(head -> about(head, each))).toList();
        for (LedgerHead head : heads) {
            withdrawMapped(work, head, listed.stream().filter(each -> about(head, each)).toList());
        }
        String limit = listed.stream().anyMatch(each -> each.kind() == Kind.TOO_LARGE)
                ? Remedy.tooLarge(target.use(MailboxWriter::appendLimit))
                : "";
        return new Retrial(work, listed.stream()
                .filter(each -> each.pass() < work.pass() && Remedy.triedAgain(each) && !each.words().equals(limit))
                .collect(Collectors.groupingBy(MigrationException::key)));
    }

    private static List<MigrationException> notCopied(LedgerStore ledgers, MailboxKey mailbox) {
        return MigrationException.all(after -> ledgers.exceptions(mailbox, after, PAGE))
                .filter(each -> each.kind().missing()).toList();
    }

    private static boolean about(LedgerHead head, MigrationException each) {
        return head.key().equals(each.key())
                && head.identity().sourceValidity() == each.sourceValidity();
    }

    /** A ledger that counts others than are listed has mapped some of them. */
    private static void withdrawMapped(Work work, LedgerHead head, List<MigrationException> listed) {
        if (listed.size() > head.tally().excepted()) {
            withdraw(work, Ledger.load(work.ledgers(), head), listed);
        }
    }

    private static void withdraw(Work work, Ledger ledger, List<MigrationException> listed) {
        listed.stream().filter(each -> ledger.target(each.uid()).isPresent()).forEach(work.ledgers()::withdraw);
    }

    /** Whether anything of a folder is to be tried again. */
    boolean concerns(LedgerKey key) {
        return open.containsKey(key);
    }

    /**
     * Tries again what is listed of a folder.
     *
     * @param copies copies the messages with these UIDs, ascending; says whether something is left to do
     * @return whether something is left to do
     */
    boolean run(Ledger ledger, Predicate<long[]> copies) {
        List<MigrationException> some = open.getOrDefault(ledger.head().key(), List.of()).stream()
                .filter(each -> about(ledger.head(), each) && ledger.excepts(each.uid())).toList();
        if (some.isEmpty()) {
            return false;
        }
        some.forEach(each -> work.ledgers().report(each.triedIn(work.pass())));
        boolean more = copies.test(some.stream().mapToLong(MigrationException::uid).sorted().toArray());
        withdraw(work, ledger, some);
        return more;
    }
}
