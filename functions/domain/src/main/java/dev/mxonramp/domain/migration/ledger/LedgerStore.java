package dev.mxonramp.domain.migration.ledger;

import dev.mxonramp.domain.migration.MailboxKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stored ledgers. Every item stays far below 400 KB: a head holds at most {@link Ledger#TAIL_RUNS} runs and as
 * many batches as a worker has connections (at most 8, of 200 messages, of 80 octets each), a chunk as many runs.
 */
public interface LedgerStore {
    /** A folder's head, strongly consistent. */
    Optional<LedgerHead> find(LedgerKey key);

    /** The heads of all folders of a mailbox, by folder id. */
    List<LedgerHead> list(MailboxKey mailbox);

    /**
     * Stores a head: a new one (version 0, none stored) or the successor of the version it carries.
     *
     * @return what is stored now, with its new version; empty if somebody else wrote first
     */
    Optional<LedgerHead> save(LedgerHead head);

    /** Stores a chunk; again with the same number, it is replaced. */
    void seal(LedgerKey key, int epoch, int number, List<Run> runs);

    /** A sealed chunk, numbered from 0. */
    List<Run> sealed(LedgerKey key, int epoch, int number);

    /** Lists an exception; again for the same message or folder, it is replaced. */
    void report(MigrationException exception);

    /** Takes an exception off the list, whether it is there or not. */
    void withdraw(MigrationException exception);

    /** The first exceptions of a mailbox: whole folders first, then messages by folder id, UIDVALIDITY and UID. */
    default List<MigrationException> exceptions(MailboxKey mailbox, int limit) {
        return exceptions(mailbox, null, limit);
    }

    /**
     * The exceptions of a mailbox behind a place in their list.
     *
     * @param after the place, whether something stands there or not; null for the first
     */
    List<MigrationException> exceptions(MailboxKey mailbox, MigrationException.@Nullable Place after, int limit);

    /** Forgets everything of a mailbox. */
    void deleteAll(MailboxKey mailbox);
}
