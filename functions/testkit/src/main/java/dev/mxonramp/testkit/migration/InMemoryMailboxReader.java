package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection to a mailbox in memory. */
class InMemoryMailboxReader implements MailboxReader {
    /** The mailbox behind the connection. */
    protected final InMemoryMailbox mailbox;
    private volatile boolean closed;
    private @Nullable String open;

    InMemoryMailboxReader(InMemoryMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Every call begins here: a closed connection serves no more. */
    protected final void connected() {
        if (closed) {
            throw new TransientFailure("The connection was lost.");
        }
    }

    /** The open folder. */
    protected final String opened() {
        connected();
        if (open == null || !mailbox.has(open)) {
            throw new TransientFailure("No folder is open.");
        }
        return open;
    }

    @Override
    public FolderTree folders() {
        connected();
        return mailbox.tree();
    }

    @Override
    public Map<String, FolderStatus> statuses(List<String> wireNames) {
        connected();
        return wireNames.stream().filter(mailbox::has).collect(Collectors.toMap(each -> each, mailbox::status));
    }

    @Override
    public FolderStatus open(String wireName) {
        connected();
        open = null;
        if (!mailbox.has(wireName)) {
            throw refused(wireName, "NO there is none");
        }
        if (mailbox.isClosed(wireName)) {
            throw refused(wireName, "NO [SERVERBUG] its index is broken");
        }
        open = wireName;
        return mailbox.status(wireName);
    }

    /** A folder that is not opened; a writer speaks of another server. */
    protected FolderRefused refused(String wireName, String words) {
        return FolderRefused.bySource(wireName, words);
    }

    @Override
    public long[] uids() {
        return mailbox.snapshot(opened()).keySet().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public List<MessageFacts> facts(List<Long> uids) {
        var asked = Set.copyOf(uids);
        var facts = new ArrayList<MessageFacts>();
        mailbox.snapshot(opened()).forEach((uid, each) -> {
            if (asked.contains(uid)) {
                facts.add(new MessageFacts(uid, each.octets().length(), each.date(), each.flags()));
            }
        });
        return facts;
    }

    @Override
    public void flags(long since, Flags flags) {
        if (since != 0) {
            throw new AssertionError("this mailbox counts no changes");
        }
        mailbox.snapshot(opened()).forEach((uid, each) -> flags.found(uid, each.flags()));
    }

    @Override
    public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
        var there = mailbox.snapshot(opened());
        for (MessageFacts facts : wanted) {
            Stored each = there.get(facts.uid());
            if (each != null) {
                arrivals.arrived(Arrived.message(facts, each.octets()));
            }
        }
    }

    @Override
    public void digests(long fromUid, Digests digests) {
        mailbox.snapshot(opened()).tailMap(fromUid, true)
                .forEach((uid, each) -> digests.found(uid, Digester.of(each.bytes())));
    }

    @Override
    public void close() {
        closed = true;
    }
}
