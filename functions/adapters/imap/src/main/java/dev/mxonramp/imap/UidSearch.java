package dev.mxonramp.imap;

import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;

/** Asks which messages the open folder has (UID SEARCH). */
final class UidSearch {
    private UidSearch() {}

    /** The UIDs that match, ascending. */
    static long[] run(ImapConnection connection, String criteria) {
        var found = LongStream.builder();
        Response end = connection.run("UID SEARCH " + criteria, null, answer -> {
            if (answer.keyEquals("SEARCH")) {
                for (long uid = answer.readLong(); uid > 0; uid = answer.readLong()) {
                    found.add(uid);
                }
            }
        });
        if (!end.isOK()) {
            throw ImapAnswers.failure("The server does not search the folder", end);
        }
        return found.build().sorted().distinct().toArray();
    }

    /**
     * Whether any of these messages is still there: James answers BAD to a FETCH where the folder has become empty, which
     * is no fault of the messages that have gone.
     */
    static boolean anyThere(ImapConnection connection, List<Long> uids) {
        return LongStream.of(run(connection, "UID " + UidSets.of(uids))).anyMatch(uids::contains);
    }
}
