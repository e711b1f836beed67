package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where messages are at the target already, by Gmail's X-GM-MSGID: at most {@link #MOST}, in 56 octets each and 4 of a hash
 * table. What does not fit is fetched again where Gmail shows it again. Used by one thread at a time.
 */
final class FirstCopies {
    /** Messages that are remembered. */
    static final int MOST = 500_000;

    private static final int SHA256 = 32;
    private static final int FIRST_ROOM = 1 << 10;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final int most;
    private final List<Folder> folders = new ArrayList<>();
    /** Places in the arrays below, by id, plus one; 0 for none. At least half of it is empty. */
    private int[] slots = new int[2 * FIRST_ROOM];
    private long[] ids = new long[FIRST_ROOM];
    private int[] inFolder = new int[FIRST_ROOM];
    private int[] uids = new int[FIRST_ROOM];
    private long[] sizes = new long[FIRST_ROOM];
    private byte[] digests = new byte[FIRST_ROOM * SHA256];
    private int size;

    /**
     * A folder of the target.
     *
     * @param name on the wire
     * @param uidValidity that UIDs in it belong to
     */
    record Folder(String name, long uidValidity) {}

    /**
     * Where a message is.
     *
     * @param uid in that folder
     * @param digest of the message's bytes; none that servers are known to rewrite
     */
    record FirstCopy(Folder folder, long uid, Digest digest) {}

    /** @param most messages that are remembered */
    FirstCopies(int most) {
        this.most = most;
    }

    /** Whether no other message will be remembered. */
    boolean full() {
        return size >= most;
    }

    /** Where a message is, if it is remembered. */
    Optional<FirstCopy> find(long id) {
        int place = slots[slot(id)] - 1;
        if (place < 0 || uids[place] == 0) {
            return Optional.empty();
        }
        String sha256 = HexFormat.of().formatHex(digests, place * SHA256, (place + 1) * SHA256);
        return Optional.of(new FirstCopy(folders.get(inFolder[place]), Integer.toUnsignedLong(uids[place]),
                new Digest(sizes[place], sha256, sha256)));
    }

    /** Remembers where a message is, instead of where it was before. */
    void put(long id, FirstCopy copy) {
        int slot = slot(id);
        if (slots[slot] == 0) {
            if (full()) {
                return;
            }
            makeRoom();
            ids[size++] = id;
            slot = slot(id);
            slots[slot] = size;
        }
        int place = slots[slot] - 1;
        inFolder[place] = number(copy.folder());
        uids[place] = (int) copy.uid();
        sizes[place] = copy.digest().size();
        System.arraycopy(HexFormat.of().parseHex(copy.digest().exact()), 0, digests, place * SHA256, SHA256);
    }

    /** Forgets where a message is. */
    void forget(long id) {
        int place = slots[slot(id)] - 1;
        if (place >= 0) {
            uids[place] = 0;
        }
    }

    private int number(Folder folder) {
        int known = folders.indexOf(folder);
        if (known >= 0) {
            return known;
        }
        folders.add(folder);
        return folders.size() - 1;
    }

    /** Where an id stands, or would stand. */
    private int slot(long id) {
        int slot = (int) ((id * SPREAD) >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void makeRoom() {
        if (size < ids.length) {
            return;
        }
        int room = size * 2;
        ids = Arrays.copyOf(ids, room);
        inFolder = Arrays.copyOf(inFolder, room);
        uids = Arrays.copyOf(uids, room);
        sizes = Arrays.copyOf(sizes, room);
        digests = Arrays.copyOf(digests, room * SHA256);
        slots = new int[2 * room];
        for (int place = 0; place < size; place++) {
            slots[slot(ids[place])] = place + 1;
        }
    }
}
