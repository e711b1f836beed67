package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.copy.FirstCopies.FirstCopy;
import dev.mxonramp.domain.migration.copy.FirstCopies.Folder;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What workers before this one left at the target of messages that Gmail shows in several folders: the source tells which
 * they are, the manifest where they are. It is read where that is far less than the bodies that would be fetched else, and
 * once.
 */
final class EarlierCopies {
    /** A message's line in the source's list has some 50 octets, so that these are less than an average body (75 KB). */
    private static final long LINES_FOR_A_BODY = 1_000;

    private final Work work;
    private final Connections<MailboxReader> source;
    private final List<LedgerHead> heads;
    private final SharedMessages shared;
    private final Set<LedgerKey> done = new HashSet<>();

    /**
     * @param heads of the ledgers when the worker began
     * @param shared takes what is found
     */
    EarlierCopies(Work work, Connections<MailboxReader> source, List<LedgerHead> heads, SharedMessages shared) {
        this.work = work;
        this.source = source;
        this.heads = heads;
        this.shared = shared;
    }

    /** What all folders share. */
    SharedMessages shared() {
        return shared;
    }

    /**
     * Reads what may help a folder.
     *
     * @param missing how many of its messages are to be copied
     * @return false if time was up before: then it is better left to the next worker
     */
    synchronized boolean read(LedgerKey folder, int missing, BooleanSupplier timeUp) {
        for (LedgerHead head : heads) {
            boolean helps = missing > 0 && !head.key().equals(folder) && head.tally().mapped() > 0
                    && head.tally().found() <= missing * LINES_FOR_A_BODY;
            if (shared.able() && helps && !shared.full() && !done.contains(head.key())) {
                if (!read(head, timeUp)) {
                    return false;
                }
                done.add(head.key());
            }
        }
        return true;
    }

    private boolean read(LedgerHead head, BooleanSupplier timeUp) {
        FolderIdentity identity = head.identity();
        IdsByUid ids = ids(head);
        var folder = new Folder(identity.target(), identity.targetValidity());
        for (int number = 0; number < head.manifest().segments() && !ids.isEmpty(); number++) {
            if (timeUp.getAsBoolean()) {
                return false;
            }
            Manifest.Segment segment = work.manifest().get(head.key(), number);
            if (segment.identity().equals(identity)) {
                segment.lines().forEach(line -> shared.landedBefore(ids.of(line.source()),
                        new FirstCopy(folder, line.target(), line.digest())));
            }
        }
        return true;
    }

    /** None where the source has numbered the folder's messages anew, or does not open it: its own visit sees to that. */
    private IdsByUid ids(LedgerHead head) {
        var ids = new IdsByUid();
        try {
            return source.use(head.key().folder(), (reader, status) -> {
                if (status.uidValidity() == head.identity().sourceValidity()) {
                    reader.gmailIds(ids::add);
                }
                return ids;
            });
        } catch (FolderRefused e) {
            return ids;
        }
    }

    /** The ids of one folder's messages: 16 octets each. Servers list them by UID; what is out of order is left out. */
    private static final class IdsByUid {
        private static final int FIRST_ROOM = 1 << 10;

        private long[] uids = new long[FIRST_ROOM];
        private long[] ids = new long[FIRST_ROOM];
        private int size;

        void add(long uid, long id) {
            if (size > 0 && uid <= uids[size - 1]) {
                return;
            }
            if (size == uids.length) {
                uids = Arrays.copyOf(uids, 2 * size);
                ids = Arrays.copyOf(ids, 2 * size);
            }
            uids[size] = uid;
            ids[size++] = id;
        }

        boolean isEmpty() {
            return size == 0;
        }

        /** 0 for none. */
        long of(long uid) {
            int place = Arrays.binarySearch(uids, 0, size, uid);
            return place < 0 ? 0 : ids[place];
        }
    }
}
