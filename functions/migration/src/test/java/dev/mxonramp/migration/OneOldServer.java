package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import java.util.List;

/** Doors to one old server, which knows one password and holds nothing; nothing else may be asked. */
final class OneOldServer implements Doors {
    static final String PASSWORD = " the old password ";
    static final String AWAY = "away.old.test";

    @Override
    public MailboxReader candidate(Source source, String password) {
        if (source.host().equals(AWAY)) {
            throw new TransientFailure("The name of the old server has no address at the moment.");
        }
        if (!password.equals(PASSWORD)) {
            throw new SourceRefused("The old server refuses the login: it says \"wrong password\".");
        }
        return new Empty();
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return new Empty();
    }

    @Override
    public void admit(MailboxKey mailbox) {
        throw new AssertionError("nobody is to copy here");
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        throw new AssertionError("the new mailbox is not to be opened here");
    }

    private static final class Empty implements MailboxReader {
        @Override
        public FolderTree folders() {
            return new FolderTree("", '/', List.of());
        }

        @Override
        public FolderStatus open(String wireName) {
            throw new AssertionError("there is no folder " + wireName);
        }

        @Override
        public long[] uids() {
            throw new AssertionError("no folder is open");
        }

        @Override
        public List<MessageFacts> facts(List<Long> uids) {
            throw new AssertionError("no folder is open");
        }

        @Override
        public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
            throw new AssertionError("no folder is open");
        }

        @Override
        public void digests(long fromUid, Digests digests) {
            throw new AssertionError("no folder is open");
        }

        @Override
        public void close() {}
    }
}
