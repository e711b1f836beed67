package dev.mxonramp.imap;

import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks which messages the open folder has (UID SEARCH). */
final class UidSearch {
    private UidSearch() {}

    /**
     * The UIDs of all messages, ascending. Some servers search an index that lags behind, or list only the first thousands:
     * where fewer are found than the folder has, the messages themselves are asked, since what is left out would be taken
     * for missing at one side and for removed at the other.
     *
     * @param messages how many the folder had when it was opened
     */
    static long[] all(ImapConnection connection, long messages) {
        long[] found = run(connection, "ALL");
        if (found.length >= messages) {
            return found;
        }
        var told = LongStream.builder();
        // Refused where the folder has become empty meanwhile (James 3.8.1).
        var _ = connection.run("UID FETCH 1:* (UID)", null, answer -> {
            if (answer.keyEquals("FETCH")) {
                told.add(new FetchAnswer(answer).uid());
            }
        });
        return LongStream.concat(LongStream.of(found), told.build().filter(UidSets::isUid)).sorted().distinct()
                .toArray();
    }

    /** The UIDs that match, ascending. */
    static long[] run(ImapConnection connection, String criteria) {
        var found = LongStream.builder();
        Response end = connection.run("UID SEARCH " + criteria, null, answer -> {
            if (answer.keyEquals("SEARCH") && !read(answer, found)) {
                throw connection.unreadable();
            }
        });
        if (!end.isOK()) {
            throw ImapAnswers.failure("The server does not search the folder", end);
        }
        return found.build().sorted().distinct().toArray();
    }

    /**
     * Reads an answer to its end, or to the MODSEQ behind it (RFC 7162 3.1.5).
     *
     * @return false if there is something else in it: what stands behind it would be taken for missing
     */
    private static boolean read(IMAPResponse answer, LongStream.Builder found) {
        while (true) {
            answer.skipSpaces();
            byte next = answer.peekByte();
            if (next == 0 || next == '(') {
                return true;
            }
            long uid = answer.readLong();
            if (!UidSets.isUid(uid)) {
                return false;
            }
            found.add(uid);
        }
    }

    /**
     * Whether any of these messages is still there: James answers BAD to a FETCH where the folder has become empty, which
     * is no fault of the messages that have gone.
     */
    static boolean anyThere(ImapConnection connection, List<Long> uids) {
        return UidSets.cut(uids).stream()
                .anyMatch(some -> LongStream.of(run(connection, "UID " + UidSets.of(some))).anyMatch(some::contains));
    }
}
