package dev.mxonramp.imap;

import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks which messages the open folder has (UID SEARCH). */
final class UidSearch {
    private UidSearch() {}

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
        return LongStream.of(run(connection, "UID " + UidSets.of(uids))).anyMatch(uids::contains);
    }
}
