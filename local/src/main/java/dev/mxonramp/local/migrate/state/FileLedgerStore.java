package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ledgers as files: a head is one file, replaced whole with every change; sealed chunks lie beside it; exceptions are a
 * log. Since one process holds the folder, heads that were read or written once are remembered.
 */
public final class FileLedgerStore implements LedgerStore {
    private static final String HEAD = ".head";

    private final DurableFiles files;
    private final Map<LedgerKey, LedgerHead> heads = new HashMap<>();
    private final Map<MailboxKey, ExceptionLog> exceptions = new HashMap<>();

    public FileLedgerStore(DurableFiles files) {
        this.files = files;
    }

    @Override
    public synchronized Optional<LedgerHead> find(LedgerKey key) {
        LedgerHead known = heads.get(key);
        return known != null ? Optional.of(known) : read(key.mailbox(), place(key) + HEAD);
    }

    @Override
    public synchronized List<LedgerHead> list(MailboxKey mailbox) {
        var found = new ArrayList<LedgerHead>();
        for (String name : files.names(place(mailbox), HEAD)) {
            read(mailbox, place(mailbox) + "/" + name).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public synchronized Optional<LedgerHead> save(LedgerHead head) {
        if (find(head.key()).map(LedgerHead::version).orElse(0L) != head.version()) {
            return Optional.empty();
        }
        LedgerHead stored = head.stored(head.version() + 1);
        files.put(place(head.key()) + HEAD, HeadCodec.encode(stored));
        heads.put(stored.key(), stored);
        return Optional.of(stored);
    }

    @Override
    public synchronized void seal(LedgerKey key, int epoch, int number, List<Run> runs) {
        files.put(chunk(key, epoch, number), RunCodec.encode(runs));
    }

    @Override
    public synchronized List<Run> sealed(LedgerKey key, int epoch, int number) {
        String name = chunk(key, epoch, number);
        return RunCodec.decode(files.get(name).orElseThrow(() -> new IllegalStateException(
                "The file " + name + " of the state folder is gone: this migration cannot go on.")));
    }

    @Override
    public synchronized void report(MigrationException exception) {
        log(exception.key().mailbox()).add(exception);
    }

    @Override
    public synchronized void withdraw(MigrationException exception) {
        log(exception.key().mailbox()).withdraw(exception);
    }

    @Override
    public synchronized List<MigrationException> exceptions(MailboxKey mailbox,
            MigrationException.@Nullable Place after, int limit) {
        return log(mailbox).after(after, limit);
    }

    @Override
    public synchronized void deleteAll(MailboxKey mailbox) {
        files.deleteAll(place(mailbox));
        heads.keySet().removeIf(each -> each.mailbox().equals(mailbox));
        exceptions.remove(mailbox);
    }

    private Optional<LedgerHead> read(MailboxKey mailbox, String name) {
        return files.get(name).map(octets -> {
            try {
                LedgerHead head = HeadCodec.decode(mailbox, octets);
                heads.put(head.key(), head);
                return head;
            } catch (IllegalStateException e) {
                throw new IllegalStateException("The file " + name + " of the state folder is damaged ("
                        + e.getMessage() + "): this migration cannot go on.", e);
            }
        });
    }

    private ExceptionLog log(MailboxKey mailbox) {
        return exceptions.computeIfAbsent(mailbox,
                each -> new ExceptionLog(files, place(each) + "/exceptions.log", each));
    }

    private static String place(MailboxKey mailbox) {
        return "ledgers/" + mailbox.account() + "/" + mailbox.mailboxId();
    }

    private static String place(LedgerKey key) {
        return place(key.mailbox()) + "/" + key.folderId();
    }

    private static String chunk(LedgerKey key, int epoch, int number) {
        return place(key) + "/%d-%06d.runs".formatted(epoch, number);
    }
}
