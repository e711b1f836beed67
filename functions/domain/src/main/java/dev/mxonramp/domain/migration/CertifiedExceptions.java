package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages among the exceptions that a certificate names one by one.
 *
 * @param first the first of the list, at most {@link #MOST}
 * @param more how many others there are; they are in the mailbox's exceptions, page by page
 */
public record CertifiedExceptions(List<MigrationException> first, long more) {
    /** So many are named. */
    public static final int MOST = 1000;
    /** None. */
    public static final CertifiedExceptions NONE = new CertifiedExceptions(List.of(), 0);

    private static final int PAGE = 1000;

    public CertifiedExceptions {
        first = List.copyOf(first);
        if (first.size() > MOST || more < 0) {
            throw new IllegalArgumentException("a certificate names at most " + MOST + " exceptions");
        }
    }

    /** Those of some folders. */
    public static CertifiedExceptions of(LedgerStore ledgers, MailboxKey mailbox, List<LedgerHead> heads) {
        List<MigrationException> first = messages(ledgers, mailbox, heads).limit(MOST).toList();
        long all = first.size() < MOST ? first.size() : messages(ledgers, mailbox, heads).count();
        return new CertifiedExceptions(first, all - first.size());
    }

    private static Stream<MigrationException> messages(LedgerStore ledgers, MailboxKey mailbox,
            List<LedgerHead> heads) {
        return standing(ledgers, mailbox, heads).filter(each -> !each.ofFolder());
    }

    /**
     * What is listed of some folders, or of any folder as a whole, and still so: neither about UIDs that mean nothing any more nor about messages that
     * got through before a worker died, so that nobody has withdrawn them yet.
     */
    public static Stream<MigrationException> standing(LedgerStore ledgers, MailboxKey mailbox,
            List<LedgerHead> heads) {
        Map<LedgerKey, LedgerHead> byKey = heads.stream().collect(Collectors.toMap(LedgerHead::key, each -> each));
        Map<LedgerKey, Long> counts = valid(ledgers, mailbox, byKey).filter(each -> each.kind().missing())
                .collect(Collectors.groupingBy(MigrationException::key, Collectors.counting()));
        Map<LedgerKey, Ledger> doubtful = new HashMap<>();
        counts.forEach((key, count) -> {
            LedgerHead head = byKey.get(key);
            if (head != null && count > head.tally().excepted()) {
                doubtful.put(key, Ledger.load(ledgers, head));
            }
        });
        return valid(ledgers, mailbox, byKey).filter(each -> {
            Ledger ledger = doubtful.get(each.key());
            return !each.kind().missing() || ledger == null || ledger.excepts(each.uid());
        });
    }

    private static Stream<MigrationException> valid(LedgerStore ledgers, MailboxKey mailbox,
            Map<LedgerKey, LedgerHead> heads) {
        return MigrationException.all(after -> ledgers.exceptions(mailbox, after, PAGE)).filter(each -> {
            LedgerHead head = heads.get(each.key());
            return each.ofFolder() || (head != null && head.identity().sourceValidity() == each.sourceValidity());
        });
    }
}
