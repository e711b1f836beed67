package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.ledger.Digest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Reads a mailbox: one logged-in connection, used by one thread at a time. It never changes anything there, not even
 * {@code \Seen}.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.migration.ServerBusy} where the server asks to wait,
 * {@link dev.mxonramp.domain.journey.TransientFailure} where the connection is lost, and
 * {@link dev.mxonramp.domain.migration.SourceRefused} where the server does not let us in.
 */
public interface MailboxReader extends AutoCloseable {
    /** Takes what {@link #fetch} brings. */
    interface Arrivals {
        /** A message; whoever gets it closes it. */
        void arrived(Message message);

        /** The server has the message and does not give it out. */
        void unreadable(long uid, String words);
    }

    /** Takes what {@link #digests} finds. */
    @FunctionalInterface
    interface Digests {
        void found(long uid, Digest digest);
    }

    /** All folders, hidden or subscribed or not. */
    FolderTree folders();

    /** Takes what {@link #flags} finds. */
    @FunctionalInterface
    interface Flags {
        /** @param flags as in {@link MessageFacts} */
        void found(long uid, Set<String> flags);
    }

    /**
     * What folders are like, by their wire names, without opening any: one round trip for all of them, or few. Those that
     * the server does not tell about are missing.
     */
    Map<String, FolderStatus> statuses(List<String> wireNames);

    /**
     * Opens a folder by its wire name; all that follows is about it.
     *
     * @throws dev.mxonramp.domain.migration.FolderRefused where the server does not open it; the connection goes on
     */
    FolderStatus open(String wireName);

    /** The UIDs that are in the folder now, ascending. */
    long[] uids();

    /**
     * The UIDs of messages that arrived on that day or later by their INTERNALDATE, in whatever zone it is told
     * (RFC 3501 6.4.4 SINCE), ascending. A message whose date cannot be read is among them.
     */
    default long[] uidsSince(LocalDate day) {
        return facts(LongStream.of(uids()).boxed().toList()).stream()
                .filter(each -> each.date() == null || !each.date().toLocalDate().isBefore(day))
                .mapToLong(MessageFacts::uid).toArray();
    }

    /** What the server tells about these messages; those that have gone are missing. */
    List<MessageFacts> facts(List<Long> uids);

    /**
     * The flags of all messages, in any order.
     *
     * @param since only of those whose flags changed, or that came, since the folder's HIGHESTMODSEQ was this (RFC 7162); 0
     *        for all
     */
    void flags(long since, Flags flags);

    /** Takes what {@link #gmailIds} finds. */
    @FunctionalInterface
    interface GmailIds {
        /** @param gmailId as in {@link MessageFacts} */
        void found(long uid, long gmailId);
    }

    /** Whether {@link #facts} and {@link #gmailIds} tell X-GM-MSGID, by which messages of different folders are one. */
    default boolean tellsGmailIds() {
        return false;
    }

    /** The X-GM-MSGID of all messages of the open folder, in any order; nothing where the server has none. */
    default void gmailIds(GmailIds ids) {
        // Only Gmail tells them.
    }

    /** Takes what {@link #openSince} finds. */
    interface Changes {
        /** A message whose flags changed, or that came. */
        void changed(long uid, Set<String> flags);

        /** These UIDs, both ends included, are not there any more; some may never have been. */
        void gone(long first, long last);
    }

    /**
     * Opens a folder, and tells what has changed since it was like this (RFC 7162 QRESYNC); all that follows is about it.
     *
     * @param then as it was told before, with its HIGHESTMODSEQ
     * @return its status; empty where the server does not keep account, or begins anew with it: what was told then means
     *         nothing, and which folder is open is not known
     */
    default Optional<FolderStatus> openSince(String wireName, FolderStatus then, Changes changes) {
        return Optional.empty();
    }

    /** Fetches messages whole, many in one command; those that have gone just do not arrive. */
    void fetch(List<MessageFacts> wanted, Arrivals arrivals);

    /** The digests of all messages from a UID up. */
    void digests(long fromUid, Digests digests);

    /** Ends the connection, without an error whatever its state. */
    @Override
    void close();
}
