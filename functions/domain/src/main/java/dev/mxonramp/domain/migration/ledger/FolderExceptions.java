package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.MailboxKey;
import java.util.ArrayList;
import java.util.List;

/** The folders among a mailbox's exceptions: those that a server refuses as a whole. */
public final class FolderExceptions {
    private static final int AT_ONCE = 100;

    private FolderExceptions() {}

    /** All of them; they stand before all messages, so that those are not read. */
    public static List<MigrationException> of(LedgerStore ledgers, MailboxKey mailbox) {
        var found = new ArrayList<MigrationException>();
        List<MigrationException> page = ledgers.exceptions(mailbox, AT_ONCE);
        while (true) {
            page.stream().filter(MigrationException::ofFolder).forEach(found::add);
            if (page.size() < AT_ONCE || !page.getLast().ofFolder()) {
                return found;
            }
            page = ledgers.exceptions(mailbox, page.getLast().place(), AT_ONCE);
        }
    }
}
