package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder that a server refuses from stopping the others: it is listed, and leaves the list once it works. Several
 * threads may use it.
 */
final class FolderTroubles {
    private final LedgerStore ledgers;
    private final InstantSource clock;
    private final Map<LedgerKey, MigrationException> listed = new HashMap<>();
    private final Set<LedgerKey> refused = new HashSet<>();
    private @Nullable FolderRefused last;

    /** The troubles of a mailbox as they are listed. */
    FolderTroubles(LedgerStore ledgers, MailboxKey mailbox, InstantSource clock) {
        this.ledgers = ledgers;
        this.clock = clock;
        FolderExceptions.of(ledgers, mailbox).forEach(each -> listed.put(each.key(), each));
    }

    /** Whether a folder is listed. */
    synchronized boolean lists(LedgerKey folder) {
        return listed.containsKey(folder);
    }

    /** Whether a folder is listed because the new server refuses it. */
    synchronized boolean refusedByTarget(LedgerKey folder) {
        MigrationException known = listed.get(folder);
        return known != null && known.kind() == MigrationException.Kind.FOLDER_REFUSED_BY_TARGET;
    }

    /** Whether a folder was refused since this was made. */
    synchronized boolean refusedNow(LedgerKey folder) {
        return refused.contains(folder);
    }

    /**
     * Does something about a folder; where a server refuses it, it is listed.
     *
     * @param otherwise the result then
     */
    <T> T isolate(LedgerKey folder, T otherwise, Supplier<T> task) {
        try {
            return task.get();
        } catch (FolderRefused e) {
            list(folder, e);
            return otherwise;
        }
    }

    private synchronized void list(LedgerKey folder, FolderRefused why) {
        refused.add(folder);
        last = why;
        MigrationException known = listed.get(folder);
        // What is listed already keeps the time since when it is so.
        if (known == null || known.kind() != why.kind() || !known.words().equals(why.words())) {
            var exception = MigrationException.ofFolder(folder, why.kind(), why.words(), clock.instant());
            ledgers.report(exception);
            listed.put(folder, exception);
        }
    }

    /** A folder was visited: unless it was refused, it leaves the list. */
    synchronized void visited(LedgerKey folder) {
        if (!refused.contains(folder)) {
            withdraw(folder);
        }
    }

    private void withdraw(LedgerKey folder) {
        MigrationException known = listed.get(folder);
        if (known != null) {
            ledgers.withdraw(known);
            listed.remove(folder);
        }
    }

    /** Folders that are not there any more, or not wanted, leave the list. */
    synchronized void keepOnly(Collection<LedgerKey> there) {
        List.copyOf(listed.keySet()).stream().filter(each -> !there.contains(each)).forEach(this::withdraw);
    }

    /**
     * Where no folder at all is let through, it is the mailbox that is in trouble: it must not be taken for whole but for a
     * few exceptions.
     *
     * @param there all folders
     */
    synchronized void notAll(Collection<LedgerKey> there) {
        FolderRefused why = last;
        if (why != null && refused.containsAll(there)) {
            throw new TransientFailure(String.valueOf(why.getMessage()), why);
        }
    }
}
