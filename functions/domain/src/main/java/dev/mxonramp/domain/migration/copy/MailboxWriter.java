package dev.mxonramp.domain.migration.copy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and fills the new mailbox, over one connection of its own. */
public interface MailboxWriter extends MailboxReader {
    /** Messages that are copied at a time: a set of their UIDs stays below what servers take as a line (RFC 7162 4). */
    int MOST_COPIES = 500;

    /** What came of appending one message. */
    sealed interface Appended {
        /** It is there, under this UID. */
        record At(long uid) implements Appended {}

        /** It is there; the server did not say where (no UIDPLUS). */
        record Somewhere() implements Appended {}

        /** The server does not take it. */
        record Refused(String words) implements Appended {}

        /**
         * The server takes nothing at the moment; this message was not taken, and no other is sent. Some behind it may
         * have been on their way already, and have outcomes of their own.
         *
         * @param reason a {@link dev.mxonramp.domain.migration.ServerBusy} or a
         *        {@link dev.mxonramp.domain.migration.TargetFull}, to be thrown once the others are settled
         */
        record NotNow(RuntimeException reason) implements Appended {}
    }

    /** The largest message that the server takes, in octets (RFC 7889 APPENDLIMIT); {@link Long#MAX_VALUE} unknown. */
    long appendLimit();

    /** How much room the mailbox has; {@link Quota#NONE} where the server does not tell. */
    default Quota quota() {
        return Quota.NONE;
    }

    /**
     * Creates a folder.
     *
     * @return empty if it was made; else what the server says that does not take the name, or has a folder so called
     *         already
     */
    Optional<String> create(String wireName);

    /**
     * Deletes a folder: only one that was made by us, and has nothing in it.
     *
     * @return false if the server does not, e.g. since there is none
     */
    boolean delete(String wireName);

    /** Subscribes to a folder; a server that cannot is not asked again. */
    void subscribe(String wireName);

    /**
     * Appends messages to the open folder, in order, with their flags as far as the folder keeps them and with their
     * dates. Where the connection is lost, some may have been appended.
     *
     * @return one outcome for each message
     */
    List<Appended> append(List<Message> messages);

    /** Whether {@link #copy} tells where copies are. */
    default boolean tellsCopies() {
        return false;
    }

    /**
     * Has the server copy messages of the open folder into another, with their flags and dates. Where the connection is
     * lost, some may have been copied.
     *
     * @param uids ascending, at most {@link #MOST_COPIES}
     * @param folder wire name of the other
     * @param there the other's status: no copy is believed to be below its UIDNEXT
     * @return their UIDs there, by those here; a message that is missing may have been copied all the same
     * @throws dev.mxonramp.domain.migration.TargetFull if there is no room; nothing was copied
     * @throws dev.mxonramp.domain.migration.ServerBusy if the server asks to wait; nothing was copied
     */
    default Map<Long, Long> copy(List<Long> uids, String folder, FolderStatus there) {
        return Map.of();
    }

    /**
     * Gives messages of the open folder these flags instead of their own, as far as the folder keeps them; those that
     * have gone are left out.
     *
     * @param uids ascending, by the flags that they get
     * @return the UIDs whose flags the server does not change, with its words
     */
    Map<Long, String> setFlags(Map<Set<String>, List<Long>> uids);

    /** Those of these flags that the open folder keeps, and that {@link #setFlags} and {@link #append} give. */
    Set<String> kept(Set<String> flags);

    /**
     * Removes messages of the open folder for good, and no others, whatever the user has marked {@code \Deleted}. Where
     * the connection is lost, some may have been removed, or marked.
     *
     * @param uids ascending
     * @return false if the server cannot remove single messages (no RFC 4315 UIDPLUS); then nothing was done
     */
    boolean remove(List<Long> uids);
}
