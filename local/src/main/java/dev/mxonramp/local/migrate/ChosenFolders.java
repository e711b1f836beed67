package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Doors behind which the old mailbox has the chosen folders only; remembers what it left out, and what was opened. */
public final class ChosenFolders implements Doors {
    private final Doors doors;
    private final FolderPatterns patterns;
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private volatile boolean sourceOpened;
    private volatile boolean targetOpened;

    /** @param patterns what goes along */
    public ChosenFolders(Doors doors, FolderPatterns patterns) {
        this.doors = doors;
        this.patterns = patterns;
    }

    /** Whether names, ports and passwords are right: both sides let us in at least once. */
    boolean bothOpened() {
        return sourceOpened && targetOpened;
    }

    /** Whether a source folder, by its wire name, was left out. */
    boolean leftOut(String wireName) {
        return leftOut.contains(wireName);
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        MailboxReader reader = doors.source(mailbox);
        sourceOpened = true;
        return patterns.equals(FolderPatterns.ALL) ? reader : new Chosen(reader);
    }

    @Override
    public MailboxReader candidate(Source source, String password) {
        return doors.candidate(source, password);
    }

    @Override
    public void admit(MailboxKey mailbox) {
        doors.admit(mailbox);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        MailboxWriter writer = doors.target(mailbox);
        targetOpened = true;
        return writer;
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return doors.limits(mailbox);
    }

    private final class Chosen implements MailboxReader {
        private final MailboxReader reader;

        Chosen(MailboxReader reader) {
            this.reader = reader;
        }

        @Override
        public FolderTree folders() {
            FolderTree tree = reader.folders();
            List<ListedFolder> chosen = tree.folders().stream()
                    .filter(each -> patterns.choose(each.path(tree.prefix()))).toList();
            tree.folders().stream().filter(each -> !chosen.contains(each)).map(ListedFolder::wireName)
                    .forEach(leftOut::add);
            return new FolderTree(tree.prefix(), tree.delimiter(), chosen);
        }

        @Override
        public Map<String, FolderStatus> statuses(List<String> wireNames) {
            return reader.statuses(wireNames);
        }

        @Override
        public FolderStatus open(String wireName) {
            return reader.open(wireName);
        }

        @Override
        public long[] uids() {
            return reader.uids();
        }

        @Override
        public List<MessageFacts> facts(List<Long> uids) {
            return reader.facts(uids);
        }

        @Override
        public void flags(long since, Flags flags) {
            reader.flags(since, flags);
        }

        @Override
        public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
            reader.fetch(wanted, arrivals);
        }

        @Override
        public void digests(long fromUid, Digests digests) {
            reader.digests(fromUid, digests);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
