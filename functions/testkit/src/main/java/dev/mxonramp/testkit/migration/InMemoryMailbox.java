package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mailbox in memory. Its readers and writers are connections of their own, and each may break alone. */
public final class InMemoryMailbox {
    /** Between the names of folders. */
    public static final char DELIMITER = '/';
    private static final int LONGEST_NAME = 250;

    private final Map<String, Folder> folders = new TreeMap<>();
    private final Map<String, Set<String>> attributes = new HashMap<>();
    private final Set<String> subscribed = new HashSet<>();
    private Function<String, Fate> fate = _ -> Fate.TAKEN;
    private Set<String> closed = Set.of();
    private List<String> refused = List.of();
    private boolean uidPlus = true;
    private long room = Long.MAX_VALUE;
    private long appendLimit = Long.MAX_VALUE;
    private long validities = 1_000;

    /** What becomes of a message that is appended. */
    public enum Fate {
        /** It is stored. */
        TAKEN,
        /** The server says NO. */
        REFUSED,
        /** The server says NO for a fault of its own. */
        BROKEN_SERVER,
        /** The server says NO, and to try again later. */
        BUSY,
        /** There is no room. */
        FULL,
        /** The connection breaks before it is stored. */
        BROKEN_OFF,
        /** It is stored, and then the connection breaks. */
        ANSWER_LOST
    }

    /**
     * A stored message.
     *
     * @param octets its bytes, one character each
     * @param date INTERNALDATE
     * @param flags without {@code \Recent}
     */
    public record Stored(String octets, @Nullable OffsetDateTime date, Set<String> flags) {
        public Stored {
            flags = Set.copyOf(flags);
        }

        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** A folder: its UIDs never come back. */
    static final class Folder {
        final long uidValidity;
        final TreeMap<Long, Stored> messages = new TreeMap<>();
        long uidNext = 1;

        Folder(long uidValidity) {
            this.uidValidity = uidValidity;
        }

        FolderStatus status() {
            return new FolderStatus(uidValidity, uidNext, messages.size());
        }
    }

    /** A mailbox with an empty inbox. */
    public InMemoryMailbox() {
        var _ = create("INBOX");
    }

    /** Decides what becomes of messages to come, by their octets. */
    public synchronized void fate(Function<String, Fate> decision) {
        fate = decision;
    }

    /** Whether an APPEND's UID is told (RFC 4315); it is, unless changed. */
    public synchronized void uidPlus(boolean told) {
        uidPlus = told;
    }

    /** The largest message that is taken, in octets. */
    public synchronized void appendLimit(long octets) {
        appendLimit = octets;
    }

    /** Removes a folder with all that is in it. */
    public synchronized boolean delete(String wireName) {
        return !wireName.equalsIgnoreCase("INBOX") && folders.remove(wireName) != null;
    }

    /** How many octets there may be in all folders (RFC 9208 STORAGE); it says so, and refuses nothing itself. */
    public synchronized void room(long octets) {
        room = octets;
    }

    synchronized Quota quota() {
        List<Stored> all = folders.values().stream().flatMap(each -> each.messages.values().stream()).toList();
        return room == Long.MAX_VALUE
                ? Quota.NONE
                : new Quota(all.stream().mapToLong(each -> each.octets().length()).sum(), room, all.size(),
                        Long.MAX_VALUE);
    }

    /** Folders that cannot be opened from now on, though they are listed; none for all can. */
    public synchronized void closed(String... wireNames) {
        closed = Set.of(wireNames);
    }

    synchronized boolean isClosed(String wireName) {
        return closed.contains(wireName);
    }

    /** Folders that are refused where they are to be made, by the beginning of their names. */
    public synchronized void refusesFolders(String... beginnings) {
        refused = List.of(beginnings);
    }

    /** Gives a folder LIST attributes, e.g. {@code \Sent}. */
    public synchronized void attributes(String wireName, String... values) {
        attributes.put(wireName, Set.of(values));
    }

    /** Numbers a folder's messages anew under another UIDVALIDITY. */
    public synchronized void renumber(String wireName) {
        List<Stored> messages = stored(wireName);
        folders.remove(wireName);
        var _ = create(wireName);
        messages.forEach(each -> add(wireName, each));
    }

    /** The messages of a folder by UID. */
    public synchronized List<Stored> stored(String wireName) {
        return new ArrayList<>(folder(wireName).messages.values());
    }

    /** Stores a message; its UID. */
    public synchronized long add(String wireName, Stored message) {
        Folder folder = folder(wireName);
        folder.messages.put(folder.uidNext, message);
        return folder.uidNext++;
    }

    /** Changes a message's flags; nothing happens where there is none. */
    public synchronized void flags(String wireName, long uid, Set<String> flags) {
        folder(wireName).messages.computeIfPresent(uid, (_, each) -> new Stored(each.octets(), each.date(), flags));
    }

    /** Removes a message. */
    public synchronized void expunge(String wireName, long uid) {
        folder(wireName).messages.remove(uid);
    }

    /** Makes a folder; false where there is one, or the name is one that servers commonly refuse. */
    public synchronized boolean create(String wireName) {
        String inbox = wireName.equalsIgnoreCase("INBOX") ? "INBOX" : wireName;
        if (folders.containsKey(inbox) || !takes(inbox) || refused.stream().anyMatch(inbox::startsWith)) {
            return false;
        }
        folders.put(inbox, new Folder(validities++));
        return true;
    }

    private static boolean takes(String name) {
        return name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c >= 0x20 && "%*\\\"".indexOf(c) < 0)
                && List.of(name.split(String.valueOf(DELIMITER), -1)).stream().noneMatch(String::isEmpty);
    }

    /** Opens a connection that reads. */
    public MailboxReader reader() {
        return new InMemoryMailboxReader(this);
    }

    /** Opens a connection that writes. */
    public MailboxWriter writer() {
        return new InMemoryMailboxWriter(this);
    }

    synchronized void subscribe(String wireName) {
        subscribed.add(wireName);
    }

    synchronized FolderTree tree() {
        return new FolderTree("", DELIMITER, folders.keySet().stream()
                .map(each -> new ListedFolder(each, DELIMITER, attributes.getOrDefault(each, Set.of()),
                        subscribed.contains(each)))
                .toList());
    }

    synchronized boolean has(String wireName) {
        return folders.containsKey(wireName);
    }

    synchronized FolderStatus status(String wireName) {
        return folder(wireName).status();
    }

    /** A folder's messages as they are now. */
    synchronized NavigableMap<Long, Stored> snapshot(String wireName) {
        return new TreeMap<>(folder(wireName).messages);
    }

    synchronized Fate fateOf(String octets) {
        return fate.apply(octets);
    }

    synchronized boolean tellsUids() {
        return uidPlus;
    }

    synchronized long limit() {
        return appendLimit;
    }

    private Folder folder(String wireName) {
        Folder folder = folders.get(wireName);
        if (folder == null) {
            throw new AssertionError("there is no folder " + wireName);
        }
        return folder;
    }
}
